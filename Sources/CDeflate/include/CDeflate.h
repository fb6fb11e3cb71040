#ifndef CDEFLATE_H
#define CDEFLATE_H

#include <stddef.h>
#include <stdint.h>

// Raw deflate (RFC 1951) in one call, through zlib. zlib's own entry points are macros with a
// version argument, which Swift cannot call.

/// The largest size that deflating `length` bytes can give.
size_t watchbook_deflate_bound(size_t length);

/// Deflates `source` into `target`; returns the size written, or 0 when `capacity` is too small.
size_t watchbook_deflate(
    uint8_t *target, size_t capacity, const uint8_t *source, size_t length, int level);

/// Inflates `source` into `target`. Returns 1 only when the stream ends exactly at the end of
/// `source` and gives exactly `expected` bytes; never writes more than `expected`.
int watchbook_inflate(
    uint8_t *target, size_t expected, const uint8_t *source, size_t length);

/// Inflates `source` without keeping it: the first bytes go to `head`, the last to the end of
/// `tail`, as many as there are room for. Returns how many there were, or -1 when the stream does
/// not end exactly at the end of `source`.
int64_t watchbook_inflate_ends(
    const uint8_t *source, size_t length, uint8_t *head, size_t head_length, uint8_t *tail,
    size_t tail_length);

#endif
