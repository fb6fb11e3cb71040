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

int64_t watchbook_inflate_ends(
    const uint8_t *source, size_t length, uint8_t *head, size_t head_length, uint8_t *tail,
    size_t tail_length) {
    uint8_t part[1 << 16];
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (tail_length > sizeof part || inflateInit2(&stream, -MAX_WBITS) != Z_OK) return -1;
    int64_t total = 0;
    size_t left = length;
    int status = Z_OK;
    while (status == Z_OK) {
        if (stream.avail_in == 0) {
            if (left == 0) break;
            size_t next = left < 1 << 20 ? left : 1 << 20;
            stream.next_in = (Bytef *)(source + (length - left));
            stream.avail_in = (uInt)next;
            left -= next;
        }
        stream.next_out = part;
        stream.avail_out = (uInt)sizeof part;
        status = inflate(&stream, Z_NO_FLUSH);
        if (status == Z_BUF_ERROR) status = Z_OK;
        size_t count = sizeof part - stream.avail_out;
        if (count == 0) continue;
        if (total < (int64_t)head_length) {
            size_t room = head_length - (size_t)total;
            memcpy(head + total, part, count < room ? count : room);
        }
        if (count >= tail_length) {
            memcpy(tail, part + count - tail_length, tail_length);
        } else {
            memmove(tail, tail + count, tail_length - count);
            memcpy(tail + tail_length - count, part, count);
        }
        total += (int64_t)count;
    }
    int isWhole = status == Z_STREAM_END && stream.avail_in == 0 && left == 0;
    inflateEnd(&stream);
    return isWhole ? total : -1;
}
