#include "room_life.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "own.h"
#include "vec.h"

#define STEPS 10.0 // a second, of each part

static float ease(float t) {
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return t * t * (3 - 2 * t);
}

static void changed(RoomLife *life, RasterBox box) {
    if (box.x0 < box.x1 && box.y0 < box.y1)
        life->changed[life->changed_count++] = box;
}

// ---- parts that are pushed to and fro ----

static RasterBox patch_box(PaintBox part, PaintBox view, BrushCanvas canvas) {
    float pixel = (float)canvas.height / view.h;
    RasterBox box = {(int)floorf((part.x - view.x) * pixel), (int)floorf((part.y - view.y) * pixel),
                     (int)ceilf((part.x + part.w - view.x) * pixel),
                     (int)ceilf((part.y + part.h - view.y) * pixel)};
    bool outside = box.x1 <= 0 || box.y1 <= 0 || box.x0 >= canvas.width || box.y0 >= canvas.height;
    return outside ? (RasterBox){0, 0, 0, 0} : box;
}

static void copy_rows(const RoomPatch *patch, BrushCanvas canvas, bool keep) {
    int wide = patch->box.x1 - patch->box.x0;
    for (int y = patch->box.y0; y < patch->box.y1; y++) {
        uint32_t *row = canvas.pixel + (size_t)y * (size_t)canvas.stride + patch->box.x0;
        uint32_t *still = patch->still + (size_t)(y - patch->box.y0) * (size_t)wide;
        memcpy(keep ? still : row, keep ? row : still, (size_t)wide * 4);
    }
}

// What reaches over the screen's edge is cut off and stays still there, so the whole box must lie
// on the screen to move.
static void patch_begin(RoomPatch *patch, PaintBox part, PaintBox view, BrushCanvas canvas) {
    RasterBox box = patch_box(part, view, canvas);
    bool inside = box.x0 >= 0 && box.y0 >= 0 && box.x1 <= canvas.width && box.y1 <= canvas.height;
    size_t size = inside ? (size_t)(box.x1 - box.x0) * (size_t)(box.y1 - box.y0) * 4 : 0;
    uint32_t *still = size ? realloc(patch->still, size) : NULL;
    patch->box = (RasterBox){0, 0, 0, 0};
    patch->step = -1;
    if (!still)
        return;
    patch->still = still;
    patch->box = box;
    copy_rows(patch, canvas, true);
}

// a and b by their shares, in 1/256.
static inline uint32_t between(uint32_t a, uint32_t b, uint32_t share) {
    const uint32_t mask = 0xFF00FF;
    uint32_t even = (a & mask) * (256 - share) + (b & mask) * share;
    uint32_t odd = (a >> 8 & mask) * (256 - share) + (b >> 8 & mask) * share;
    return (even >> 8 & mask) | (odd & ~mask) | 0xFF000000u;
}

// How much of the push each column gets, in 1/256.
static void make_columns(int *column, int wide) {
    for (int x = 0; x < wide; x++) {
        float u = ((float)x + 0.5f) / (float)wide;
        column[x] = (int)(256 * ease(u * 4) * ease((1 - u) * 4));
    }
}

enum { WIDEST = 2048 };

static void patch_move(const RoomPatch *patch, const RoomStir *stir, float pixel, double turn,
                       BrushCanvas canvas) {
    RasterBox box = patch->box;
    int wide = box.x1 - box.x0, high = box.y1 - box.y0, column[WIDEST];
    if (wide > WIDEST)
        return;
    make_columns(column, wide);
    float far = (stir->dx + stir->dy) * pixel * 256; // one of them is 0
    int step = stir->dx != 0 ? 1 : wide, last = stir->dx != 0 ? wide - 1 : high - 1;
    for (int y = 0; y < high; y++) {
        float v = ((float)y + 0.5f) / (float)high;
        double t = 2 * PI * (turn - (double)(stir->wave * v));
        float push = far * ease(v / stir->upper) * ease((1 - v) / stir->lower);
        int most = (int)(push * (float)own_sin(t));
        const uint32_t *still = patch->still + (size_t)y * (size_t)wide;
        uint32_t *row = canvas.pixel + (size_t)(box.y0 + y) * (size_t)canvas.stride + box.x0;
        for (int x = 0; x < wide; x++) {
            int way = -(most * column[x] >> 8), whole = way >> 8;
            int place = (stir->dx != 0 ? x : y) + whole;
            bool good = place >= 0 && place < last;
            const uint32_t *from = still + x + whole * step;
            row[x] = good ? between(from[0], from[step], (uint32_t)way & 255) : still[x];
        }
    }
}

// ---- motes in the light ----

static uint32_t mote_dice(int index) {
    uint32_t n = ((uint32_t)index + 1) * 0x9E3779B1u;
    n = (n ^ n >> 15) * 0x2C1B3C6Du;
    return n ^ n >> 13;
}

static void mote_restore(RoomLife *life, RoomMote *mote, BrushCanvas canvas) {
    for (int y = mote->box.y0, i = 0; y < mote->box.y1; y++)
        for (int x = mote->box.x0; x < mote->box.x1; x++)
            canvas.pixel[(size_t)y * (size_t)canvas.stride + (size_t)x] = mote->under[i++];
    changed(life, mote->box);
    mote->box = (RasterBox){0, 0, 0, 0};
}

// A soft spot: its middle and radius in pixels, its strength 0..1.
static void mote_paint(RoomMote *mote, BrushCanvas canvas, float x, float y, float radius,
                       float strength, uint32_t color) {
    RasterBox box = {(int)floorf(x - radius), (int)floorf(y - radius), (int)ceilf(x + radius),
                     (int)ceilf(y + radius)};
    mote->box = (RasterBox){0, 0, 0, 0}; // where it was in a picture of another size
    bool inside = box.x0 >= 0 && box.y0 >= 0 && box.x1 <= canvas.width && box.y1 <= canvas.height;
    if (!inside || box.x1 - box.x0 > ROOM_MOTE_SIDE || box.y1 - box.y0 > ROOM_MOTE_SIDE)
        return;
    mote->box = box;
    for (int py = box.y0, i = 0; py < box.y1; py++)
        for (int px = box.x0; px < box.x1; px++) {
            uint32_t *p = canvas.pixel + (size_t)py * (size_t)canvas.stride + px;
            float dx = (float)px + 0.5f - x, dy = (float)py + 0.5f - y;
            float near = 1 - (dx * dx + dy * dy) / (radius * radius);
            mote->under[i++] = *p;
            if (near > 0)
                *p = between(*p, color, (uint32_t)(256 * strength * near * near));
        }
}

// Each goes its own slow way and fades in and out on it.
static void mote_move(RoomLife *life, int index, BrushCanvas canvas, double seconds) {
    uint32_t dice = mote_dice(index);
    double span = 11 + (double)(dice & 7), turn = seconds / span + (double)(dice >> 3 & 63) / 64;
    double round = floor(turn), part = turn - round;
    uint32_t place = mote_dice(index + 97 * (int)round + 13);
    float pixel = (float)canvas.height / life->view.h, drift = (float)(part - 0.5);
    float swing = (float)own_sin(turn * 9 + index) * 7;
    PaintBox air = life->look->air;
    float x = air.x + 40 + (air.w - 80) * (float)(place & 1023) / 1023 + drift * 46 + swing;
    float y = air.y + 40 + (air.h - 80) * (float)(place >> 10 & 1023) / 1023 - drift * 60;
    float shine = ease((float)part * 3) * ease((float)(1 - part) * 3);
    float size = 2.4f + (float)(dice >> 9 & 3) * 0.7f;
    mote_paint(&life->mote[index], canvas, (x - life->view.x) * pixel, (y - life->view.y) * pixel,
               size * pixel, shine * 0.62f, life->look->mote[life->hour]);
}

// ---- all of it ----

void room_life_begin(RoomLife *life, const RoomLook *look, Hour hour, PaintBox view,
                     BrushCanvas canvas) {
    life->look = look;
    life->hour = hour;
    life->view = view;
    life->mote_count = 0;
    life->changed_count = 0;
    for (int i = 0; i < look->stir_count; i++)
        patch_begin(&life->patch[i], look->stir[i].box, view, canvas);
}

void room_life_step(RoomLife *life, BrushCanvas canvas, double seconds) {
    life->changed_count = 0;
    if (!life->look)
        return;
    while (life->mote_count > 0)
        mote_restore(life, &life->mote[--life->mote_count], canvas);
    float pixel = (float)canvas.height / life->view.h;
    for (int i = 0; i < life->look->stir_count; i++) {
        const RoomStir *stir = &life->look->stir[i];
        RoomPatch *patch = &life->patch[i];
        long step = (long)floor(seconds * STEPS + (double)i / life->look->stir_count);
        if (patch->box.x0 >= patch->box.x1 || step == patch->step)
            continue;
        patch->step = step;
        double turn = (double)step / STEPS / (double)stir->seconds + 0.37 * i;
        patch_move(patch, stir, pixel, turn, canvas);
        changed(life, patch->box);
    }
    int motes = life->look->mote[life->hour] ? ROOM_MOTES : 0;
    for (; life->mote_count < motes; life->mote_count++) {
        mote_move(life, life->mote_count, canvas, seconds);
        changed(life, life->mote[life->mote_count].box);
    }
}

void room_life_rest(RoomLife *life, BrushCanvas canvas) {
    life->changed_count = 0;
    if (!life->look)
        return;
    while (life->mote_count > 0)
        mote_restore(life, &life->mote[--life->mote_count], canvas);
    for (int i = 0; i < life->look->stir_count; i++) {
        RoomPatch *patch = &life->patch[i];
        if (patch->step < 0)
            continue;
        copy_rows(patch, canvas, false);
        patch->step = -1;
        changed(life, patch->box);
    }
}

void room_life_free(RoomLife *life) {
    for (int i = 0; i < ROOM_STIRS; i++)
        free(life->patch[i].still);
    *life = (RoomLife){0};
}
