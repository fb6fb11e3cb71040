#include "CDeflate.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

size_t watchbook_deflate_bound(size_t length) {
    return compressBound(length) + 64;
}

size_t watchbook_deflate(
    uint8_t *target, size_t capacity, const uint8_t *source, size_t length, int level) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (length > UINT_MAX || capacity > UINT_MAX) return 0;
    if (deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    stream.next_in = (Bytef *)source;
    stream.avail_in = (uInt)length;
    stream.next_out = target;
    stream.avail_out = (uInt)capacity;
    int status = deflate(&stream, Z_FINISH);
    size_t written = stream.total_out;
    deflateEnd(&stream);
    return status == Z_STREAM_END ? written : 0;
}

int watchbook_inflate(
    uint8_t *target, size_t expected, const uint8_t *source, size_t length) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (length > UINT_MAX || expected > UINT_MAX) return 0;
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return 0;
    stream.next_in = (Bytef *)source;
    stream.avail_in = (uInt)length;
    stream.next_out = target;
    stream.avail_out = (uInt)expected;
    int status = inflate(&stream, Z_FINISH);
    int exact = status == Z_STREAM_END && stream.avail_in == 0 && stream.total_out == expected;
    inflateEnd(&stream);
    return exact;
}
