#include "svg_read.h"

#include <string.h>

#include "vec.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == ':' || c == '_';
}

static const char *skip_blanks(const char *at) {
    while (is_blank(*at))
        at++;
    return at;
}

// To the "<" of the next real tag, or to the end of the text.
static const char *to_tag(const char *at) {
    for (at = strchr(at, '<'); at && (at[1] == '!' || at[1] == '?'); at = strchr(at, '<')) {
        const char *end = strstr(at, strncmp(at, "<!--", 4) == 0 ? "-->" : ">");
        if (!end)
            return NULL;
        at = end;
    }
    return at;
}

static bool read_attribute(const char **at, SvgTag *tag) {
    const char *name = *at, *p = name;
    while (is_name(*p))
        p++;
    int size = (int)(p - name);
    p = skip_blanks(p);
    if (size == 0 || *p != '=' || tag->count == SVG_ATTRIBUTES_MOST)
        return false;
    p = skip_blanks(p + 1);
    char quote = *p;
    const char *value = p + 1, *end = quote == '"' || quote == '\'' ? strchr(value, quote) : NULL;
    if (!end)
        return false;
    tag->attribute[tag->count++] = (SvgAttribute){name, value, size, (int)(end - value)};
    *at = end + 1;
    return true;
}

bool svg_next_tag(const char **at, SvgTag *tag, bool *broken) {
    const char *p = to_tag(*at);
    *broken = false;
    if (!p)
        return false;
    *at = p;
    p++;
    tag->count = 0;
    tag->closes = *p == '/';
    tag->opens = !tag->closes;
    p += tag->closes;
    tag->name = p;
    while (is_name(*p))
        p++;
    tag->name_size = (int)(p - tag->name);
    for (p = skip_blanks(p); is_name(*p); p = skip_blanks(p))
        if (!read_attribute(&p, tag)) {
            *broken = true;
            return false;
        }
    if (*p == '/') {
        tag->closes = true;
        p++;
    }
    *broken = *p != '>' || tag->name_size == 0;
    *at = *broken ? *at : p + 1;
    return !*broken;
}

static bool same(const char *text, int size, const char *word) {
    return strlen(word) == (size_t)size && memcmp(text, word, (size_t)size) == 0;
}

bool svg_tag_is(const SvgTag *tag, const char *name) {
    return same(tag->name, tag->name_size, name);
}

const SvgAttribute *svg_find(const SvgTag *tag, const char *name) {
    for (int i = 0; i < tag->count; i++)
        if (same(tag->attribute[i].name, tag->attribute[i].name_size, name))
            return &tag->attribute[i];
    return NULL;
}

bool svg_value_is(const SvgAttribute *attribute, const char *value) {
    return attribute && same(attribute->value, attribute->value_size, value);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool svg_number(const char **at, const char *end, float *number) {
    const char *p = *at;
    while (p < end && (is_blank(*p) || *p == ','))
        p++;
    double sign = 1, value = 0, place = 1;
    if (p < end && (*p == '-' || *p == '+'))
        sign = *p++ == '-' ? -1 : 1;
    const char *first = p;
    for (; p < end && is_digit(*p); p++)
        value = value * 10 + (*p - '0');
    int digits = (int)(p - first);
    if (p < end && *p == '.')
        for (p++; p < end && is_digit(*p); p++, digits++) {
            value = value * 10 + (*p - '0');
            place *= 10;
        }
    if (digits == 0)
        return false;
    *number = (float)(sign * value / place);
    *at = p;
    return true;
}

float svg_length(const SvgTag *tag, const char *name, float otherwise) {
    const SvgAttribute *attribute = svg_find(tag, name);
    if (!attribute)
        return otherwise;
    const char *at = attribute->value, *end = at + attribute->value_size;
    float number = 0;
    if (!svg_number(&at, end, &number))
        return otherwise;
    return at < end && *at == '%' ? number / 100 : number;
}

static int hex_digit(char c) {
    return is_digit(c)            ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

bool svg_color(const char *value, int size, uint32_t *color) {
    if ((size != 4 && size != 7) || value[0] != '#')
        return false;
    uint32_t sum = 0;
    for (int i = 1; i < size; i++) {
        int digit = hex_digit(value[i]);
        if (digit < 0)
            return false;
        sum = size == 7 ? sum << 4 | (uint32_t)digit : sum << 8 | (uint32_t)(digit * 17);
    }
    *color = sum;
    return true;
}

static bool one_transform(const char *name, int size, const float *n, int count,
                          BrushMatrix *made) {
    *made = (BrushMatrix){1, 0, 0, 1, 0, 0};
    if (same(name, size, "translate") && count >= 1) {
        made->e = n[0];
        made->f = count > 1 ? n[1] : 0;
    } else if (same(name, size, "scale") && count >= 1) {
        made->a = n[0];
        made->d = count > 1 ? n[1] : n[0];
    } else if (same(name, size, "matrix") && count == 6) {
        *made = (BrushMatrix){n[0], n[1], n[2], n[3], n[4], n[5]};
    } else if (same(name, size, "rotate") && count >= 1) {
        float c = (float)own_cos(radians((double)n[0])), s = (float)own_sin(radians((double)n[0]));
        float x = count > 2 ? n[1] : 0, y = count > 2 ? n[2] : 0;
        *made = (BrushMatrix){c, s, -s, c, x - c * x + s * y, y - s * x - c * y};
    } else {
        return false;
    }
    return true;
}

bool svg_transform(const SvgAttribute *attribute, BrushMatrix *matrix) {
    const char *at = attribute->value, *end = at + attribute->value_size;
    for (;;) {
        while (at < end && (is_blank(*at) || *at == ','))
            at++;
        if (at == end)
            return true;
        const char *name = at;
        while (at < end && is_name(*at))
            at++;
        int size = (int)(at - name), count = 0;
        float number[6];
        if (at == end || *at++ != '(')
            return false;
        while (count < 6 && svg_number(&at, end, &number[count]))
            count++;
        while (at < end && is_blank(*at))
            at++;
        BrushMatrix made;
        if (at == end || *at++ != ')' || !one_transform(name, size, number, count, &made))
            return false;
        *matrix = brush_multiply(made, *matrix);
    }
}
