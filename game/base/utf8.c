#include "utf8.h"

#include <string.h>

// The character at text[0..size), or -1; *used gets its bytes.
static long decode(const unsigned char *text, size_t size, size_t *used) {
    static const long lowest[5] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = text[0];
    size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 0 || lead > 0xF4 || length > size)
        return -1;
    long code = length == 1 ? lead : lead & (0x7F >> length);
    for (size_t i = 1; i < length; i++) {
        if ((text[i] & 0xC0) != 0x80)
            return -1;
        code = code << 6 | (text[i] & 0x3F);
    }
    if (code < lowest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return -1;
    *used = length;
    return code;
}

bool utf8_valid(const char *text, size_t size) {
    const unsigned char *bytes = (const unsigned char *)text;
    for (size_t at = 0, used = 0; at < size; at += used)
        if (decode(bytes + at, size - at, &used) < 0)
            return false;
    return true;
}

unsigned utf8_first(const char *text, size_t *size) {
    *size = 0;
    if (!text[0])
        return 0;
    long code = decode((const unsigned char *)text, strnlen(text, 4), size);
    if (code >= 0)
        return (unsigned)code;
    *size = 1;
    return 0xFFFD;
}

size_t utf8_cut(const char *text, size_t size, size_t room) {
    if (size <= room)
        return size;
    while (room > 0 && ((unsigned char)text[room] & 0xC0) == 0x80)
        room--;
    return room;
}
