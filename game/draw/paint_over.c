#include "paint_over.h"

#include "fail.h"
#include "four.h"

#define SOLID 0xFF000000u

// Most pixels are empty or full, and lie in runs.
static void over_row(uint32_t *target, const uint32_t *under, const uint32_t *over, int count) {
    int x = 0;
    for (; x + 4 <= count; x += 4) {
        const uint32_t *o = over + x;
        Four top = four_load(o), room = four_load(under + x);
        if ((o[0] | o[1] | o[2] | o[3]) == 0)
            four_store(target + x, room);
        else if ((o[0] & o[1] & o[2] & o[3]) >= SOLID)
            four_store(target + x, top);
        else
            four_store(target + x, four_over(top, room) | SOLID);
    }
    for (; x < count; x++)
        target[x] = one_over(over[x], under[x]) | SOLID;
}

// Where the pixels of a picture lie in a smaller one: pixel x at first + x * step, in 1/65536.
typedef struct {
    int64_t first, step;
    int size; // of the smaller one
} Scale;

static Scale scale_of(int from_size, int to_size) {
    int64_t step = ((int64_t)from_size << 16) / to_size;
    return (Scale){step / 2 - 32768, step, from_size};
}

static int64_t scale_at(Scale scale, int x) {
    int64_t place = scale.first + x * scale.step, most = (int64_t)(scale.size - 1) << 16;
    return place < 0 ? 0 : place > most ? most : place;
}

enum {
    CHUNK = 64, // pixels that are enlarged together
    STRIPS_MOST = 256,
};

// The row between two rows, from column `from` on; false when there is nothing in it.
static bool mix_rows(uint32_t *out, const uint32_t *upper, const uint32_t *lower, uint32_t part,
                     int count) {
    Eight parts = four_twice((Four){part, part, part, part});
    uint32_t any = 0;
    for (int x = 0; x < count; x++)
        any |= upper[x] | lower[x];
    if (!any)
        return false;
    int x = 0;
    for (; x + 4 <= count; x += 4)
        four_store(out + x, four_mix(four_load(upper + x), four_load(lower + x), parts));
    if (x < count) {
        uint32_t a[4] = {0}, b[4] = {0};
        memcpy(a, upper + x, (size_t)(count - x) * 4);
        memcpy(b, lower + x, (size_t)(count - x) * 4);
        four_store(out + x, four_mix(four_load(a), four_load(b), parts));
    }
    return true;
}

// A strip of the screen, up to CHUNK pixels wide: where each of its pixels lies in the mixed row,
// in 1/256 of a pixel from the column `from` on.
typedef struct {
    uint32_t place[CHUNK + 4];
    int from, wide; // columns of the smaller picture
    int x, count;   // pixels of the screen
} Strip;

static Strip strip_of(Scale scale, int x, int count) {
    Strip strip = {.x = x, .count = count, .from = (int)(scale_at(scale, x) >> 16)};
    for (int i = 0; i < count + 3; i++)
        strip.place[i] = (uint32_t)((scale_at(scale, x + i) - ((int64_t)strip.from << 16)) >> 8);
    int last = (int)(strip.place[count + 2] >> 8) + 2;
    strip.wide = strip.from + last > scale.size ? scale.size - strip.from : last;
    return strip;
}

// Four pixels between those of the mixed row.
static Four enlarged(const uint32_t *mixed, const uint32_t *place) {
    Four a = {mixed[place[0] >> 8], mixed[place[1] >> 8], mixed[place[2] >> 8],
              mixed[place[3] >> 8]};
    Four b = {mixed[(place[0] >> 8) + 1], mixed[(place[1] >> 8) + 1], mixed[(place[2] >> 8) + 1],
              mixed[(place[3] >> 8) + 1]};
    return four_mix(a, b, four_twice(four_load(place) & 255));
}

static void strip_row(const Strip *strip, uint32_t *target, const uint32_t *room,
                      const uint32_t *upper, const uint32_t *lower, uint32_t part) {
    uint32_t mixed[CHUNK + 12];
    if (!mix_rows(mixed, upper + strip->from, lower + strip->from, part, strip->wide)) {
        memcpy(target, room, (size_t)strip->count * 4);
        return;
    }
    mixed[strip->wide] = mixed[strip->wide - 1]; // beyond the last column it stays the same
    for (int i = 0; i < strip->count; i += 4) {
        Four top = enlarged(mixed, strip->place + i);
        if (strip->count - i >= 4)
            four_store(target + i, four_over(top, four_load(room + i)) | SOLID);
        else
            for (int k = 0; k < strip->count - i; k++)
                target[i + k] = one_over(top[k], room[i + k]) | SOLID;
    }
}

static void over_enlarged(PaintPixels target, PaintPixels under, const RasterPicture *over,
                          RasterBox box) {
    Strip strip[STRIPS_MOST];
    Scale across = scale_of(over->width, under.width), down = scale_of(over->height, under.height);
    int strips = (box.x1 - box.x0 + CHUNK - 1) / CHUNK;
    ASSERT(over->width <= under.width && over->height <= under.height && strips <= STRIPS_MOST);
    for (int i = 0, x = box.x0; i < strips; i++, x += CHUNK)
        strip[i] = strip_of(across, x, box.x1 - x < CHUNK ? box.x1 - x : CHUNK);
    for (int y = box.y0; y < box.y1; y++) {
        int64_t place = scale_at(down, y);
        int row = (int)(place >> 16), next = row + 1 < over->height ? row + 1 : row;
        for (int i = 0; i < strips; i++)
            strip_row(
                &strip[i],
                target.pixel + (size_t)(y - box.y0) * (size_t)target.stride + strip[i].x - box.x0,
                under.pixel + (size_t)y * (size_t)under.stride + strip[i].x,
                over->pixel + (size_t)row * (size_t)over->stride,
                over->pixel + (size_t)next * (size_t)over->stride, (uint32_t)(place >> 8) & 255);
    }
}

void paint_over(PaintPixels target, PaintPixels under, const RasterPicture *over, RasterBox box) {
    if (over->width != under.width || over->height != under.height) {
        over_enlarged(target, under, over, box);
        return;
    }
    for (int y = box.y0; y < box.y1; y++)
        over_row(target.pixel + (size_t)(y - box.y0) * (size_t)target.stride,
                 under.pixel + (size_t)y * (size_t)under.stride + box.x0,
                 over->pixel + (size_t)y * (size_t)over->stride + box.x0, box.x1 - box.x0);
}
