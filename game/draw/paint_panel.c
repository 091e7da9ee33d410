// Panels and glows, made pixel by pixel from distances: smooth edges at every size, and the same
// bytes everywhere (only +, -, *, / and sqrtf).
#include "paint.h"

#include <math.h>

typedef struct {
    float r, g, b, a; // 0..1, colour not multiplied by a
} Tone;

static Tone tone_of(uint32_t color) {
    return (Tone){(float)(color >> 16 & 255) / 255.0f, (float)(color >> 8 & 255) / 255.0f,
                  (float)(color & 255) / 255.0f, (float)(color >> 24) / 255.0f};
}

static float unit_clamp(float x) {
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

static Tone tone_mix(Tone a, Tone b, float t) {
    return (Tone){a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t,
                  a.a + (b.a - a.a) * t};
}

// `top` with coverage `cover` over `under`, both with straight alpha.
static Tone tone_over(Tone under, Tone top, float cover) {
    float a = top.a * cover, rest = under.a * (1 - a), all = a + rest;
    if (all <= 0)
        return under;
    float t = a / all;
    return (Tone){under.r + (top.r - under.r) * t, under.g + (top.g - under.g) * t,
                  under.b + (top.b - under.b) * t, all};
}

static uint32_t tone_pixel(Tone tone) {
    uint32_t a = (uint32_t)(unit_clamp(tone.a) * 255.0f + 0.5f);
    uint32_t r = (uint32_t)(unit_clamp(tone.r) * 255.0f + 0.5f);
    uint32_t g = (uint32_t)(unit_clamp(tone.g) * 255.0f + 0.5f);
    uint32_t b = (uint32_t)(unit_clamp(tone.b) * 255.0f + 0.5f);
    return a << 24 | r << 16 | g << 8 | b;
}

// Distance from a point to the edge of a rounded box about the origin; negative inside.
static float rounded_distance(float x, float y, float half_w, float half_h, float radius_top,
                              float radius_bottom) {
    float radius = y < 0 ? radius_top : radius_bottom;
    float qx = fabsf(x) - half_w + radius, qy = fabsf(y) - half_h + radius;
    float ox = qx > 0 ? qx : 0, oy = qy > 0 ? qy : 0;
    float inner = qx > qy ? qx : qy;
    return sqrtf(ox * ox + oy * oy) + (inner < 0 ? inner : 0) - radius;
}

// A soft fall from 1 at the edge to 0 at `reach` outside.
static float soft_fall(float distance, float reach) {
    float t = unit_clamp(1 - distance / reach);
    return t * t * (3 - 2 * t) * t;
}

// Even noise of a few steps for a pixel: an integer hash, so the same on every machine.
static int paper_noise(int x, int y) {
    uint32_t n = (uint32_t)x * 0x9E3779B1u ^ (uint32_t)y * 0x85EBCA77u;
    n = (n ^ n >> 15) * 0x2C1B3C6Du;
    return (int)(n >> 24 & 7) + (int)(n >> 28) / 4 - 5;
}

typedef struct {
    Tone top, bottom, outline, shadow, glow;
    float half_w, half_h, radius_top, radius_bottom; // pixels
    float line, reach, drop, light, grain;
} PanelShape;

static PanelShape panel_shape(const Painter *painter, PaintBox box, const PaintPanel *panel) {
    float u = painter->unit, half_w = box.w / 2, half_h = box.h / 2;
    float most = half_w < half_h ? half_w : half_h, radius = panel->radius * u;
    float line = panel->outline * u;
    radius = radius < most ? radius : most;
    return (PanelShape){
        .top = tone_of(panel->top),
        .bottom = tone_of(panel->bottom),
        .outline = tone_of(panel->outline_color),
        .shadow = tone_of(panel->shadow_color),
        .glow = tone_of(panel->glow_color),
        .half_w = half_w,
        .half_h = half_h,
        .radius_top = panel->arch ? most : radius,
        .radius_bottom = radius,
        .line = line > 0 && line < 1 ? 1 : line,
        .reach = panel->shadow * u,
        .drop = panel->shadow * u / 3,
        .light = panel->glow * u,
        .grain = panel->grain,
    };
}

static float panel_distance(const PanelShape *s, float x, float y) {
    return rounded_distance(x, y, s->half_w, s->half_h, s->radius_top, s->radius_bottom);
}

static Tone panel_sheet(const PanelShape *s, float y) {
    return tone_mix(s->top, s->bottom, unit_clamp((y + s->half_h) / (2 * s->half_h)));
}

// The rim: shadow and glow outside, the outline, and the smooth edge between them.
static Tone panel_tone(const PanelShape *s, float x, float y, float distance) {
    Tone tone = {0, 0, 0, 0};
    if (distance > -1 && s->reach > 0) {
        float under = panel_distance(s, x, y - s->drop);
        tone = tone_over(tone, s->shadow, soft_fall(under + s->reach * 0.15f, s->reach));
    }
    if (distance > -1 && s->light > 0)
        tone = tone_over(tone, s->glow, soft_fall(distance, s->light));
    if (distance > 0.5f)
        return tone;
    Tone sheet = panel_sheet(s, y);
    if (s->line > 0)
        sheet = tone_over(sheet, s->outline, unit_clamp(distance + s->line + 0.5f));
    return tone_over(tone, sheet, unit_clamp(0.5f - distance));
}

// How far shadow and glow reach beyond the box, in whole pixels.
static int panel_margin(const PanelShape *s) {
    float shadow = s->reach > 0 ? s->reach * 0.85f + s->drop : 0;
    return (int)(shadow > s->light ? shadow : s->light) + 2;
}

// The inside of one row: one colour with a little paper noise.
static void panel_inside(const PanelShape *s, uint32_t *row, int y, int from, int to, float my) {
    uint32_t plain = tone_pixel(panel_sheet(s, my));
    int rough = (int)(s->grain * 1024.0f);
    for (int x = from; x < to; x++) {
        int noise = rough > 0 ? paper_noise(x, y) * rough / 1024 : 0;
        uint32_t pixel = plain & 0xFF000000u;
        for (int shift = 0; shift < 24; shift += 8) {
            int channel = (int)(plain >> shift & 255) + noise;
            pixel |= (uint32_t)(channel > 255 ? 255 : channel < 0 ? 0 : channel) << shift;
        }
        row[x] = pixel;
    }
}

// One row from its rim inward: the left half is worked out until the plain inside begins, or until
// nothing changes any more along a straight edge; the right half mirrors it.
static void panel_row(const PanelShape *s, uint32_t *row, int w, int y, float mx, float my) {
    float radius = my < 0 ? s->radius_top : s->radius_bottom;
    int x = 0, half = (w + 1) / 2;
    for (; x < half; x++) {
        float px = (float)x - mx, distance = panel_distance(s, px, my);
        if (distance < -s->line - 1)
            break;
        row[x] = row[w - 1 - x] = tone_pixel(panel_tone(s, px, my, distance));
        if (px > -s->half_w + radius + 1) {
            for (int i = x + 1; i < w - 1 - x; i++)
                row[i] = row[x];
            return;
        }
    }
    panel_inside(s, row, y, x, w - x, my);
}

static SDL_Surface *panel_surface(const PanelShape *s, int margin) {
    int w = (int)(2 * s->half_w) + 2 * margin, h = (int)(2 * s->half_h) + 2 * margin;
    SDL_Surface *surface = paint_surface(w, h);
    if (!surface)
        return NULL;
    float mx = (float)margin + s->half_w - 0.5f, my = (float)margin + s->half_h - 0.5f;
    for (int y = 0; y < h; y++) {
        uint32_t *row = (uint32_t *)surface->pixels + (size_t)y * (size_t)(surface->pitch / 4);
        panel_row(s, row, w, y, mx, (float)y - my);
    }
    return surface;
}

static void copy_part(Painter *painter, SDL_Texture *texture, SDL_Rect from, int x, int y) {
    if (from.w > 0 && from.h > 0)
        SDL_RenderCopy(painter->renderer, texture, &from,
                       &(SDL_Rect){x + from.x, y + from.y, from.w, from.h});
}

// Blending costs the software renderer eight times as much as copying, so the solid middle of a
// sheet is copied and only its rim is blended.
static void copy_panel(Painter *painter, SDL_Texture *texture, const PanelShape *s, SDL_Rect place,
                       int margin, float alpha) {
    float radius = s->radius_top > s->radius_bottom ? s->radius_top : s->radius_bottom;
    int inset = margin + (int)(radius * 0.3f) + 2;
    SDL_Rect inner = {inset, inset, place.w - 2 * inset, place.h - 2 * inset};
    bool solid = alpha >= 1 && s->top.a >= 1 && s->bottom.a >= 1 && texture;
    if (!solid || inner.w <= 0 || inner.h <= 0) {
        paint_copy(painter, texture, place.x, place.y, place.w, place.h, alpha);
        return;
    }
    int right = inset + inner.w, lower = inset + inner.h;
    paint_light(painter, texture, 1);
    copy_part(painter, texture, (SDL_Rect){0, 0, place.w, inset}, place.x, place.y);
    copy_part(painter, texture, (SDL_Rect){0, inset, inset, inner.h}, place.x, place.y);
    copy_part(painter, texture, (SDL_Rect){right, inset, place.w - right, inner.h}, place.x,
              place.y);
    copy_part(painter, texture, (SDL_Rect){0, lower, place.w, place.h - lower}, place.x, place.y);
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_NONE);
    copy_part(painter, texture, inner, place.x, place.y);
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
}

// White paper and thick dark outlines.
static PaintPanel clear_panel(const PaintPanel *panel) {
    PaintPanel clear = *panel;
    bool paper = (panel->top >> 16 & 255) > 240 && (panel->top >> 8 & 255) > 240;
    if (paper)
        clear.top = clear.bottom = 0xFFFFFFFFu;
    if (panel->outline > 0) {
        clear.outline = panel->outline < 6 ? 5 : 12;
        clear.outline_color = panel->outline < 6 ? 0xFF4A3226u : 0xFFB84A00u;
    }
    clear.grain = 0;
    return clear;
}

void paint_panel(Painter *painter, PaintBox box, const PaintPanel *asked, float alpha) {
    PaintPanel clear = painter->contrast ? clear_panel(asked) : *asked;
    const PaintPanel *panel = &clear;
    box = paint_box(floorf(box.x + 0.5f), floorf(box.y + 0.5f), floorf(box.w + 0.5f),
                    floorf(box.h + 0.5f));
    if (box.w < 2 || box.h < 2 || alpha <= 0)
        return;
    if (painter->panels)
        painter->panels(painter->who, box, asked);
    PanelShape shape = panel_shape(painter, box, panel);
    int margin = panel_margin(&shape), w = 0, h = 0;
    uint64_t key = paint_key(2, &shape, sizeof shape);
    SDL_Texture *texture = paint_find(painter, key, &w, &h);
    if (!texture) {
        w = (int)box.w + 2 * margin;
        h = (int)box.h + 2 * margin;
        texture = paint_keep(painter, key, panel_surface(&shape, margin));
    }
    copy_panel(painter, texture, &shape, (SDL_Rect){(int)box.x - margin, (int)box.y - margin, w, h},
               margin, alpha);
}

static SDL_Surface *glow_surface(int radius, uint32_t color) {
    int size = radius * 2;
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, size, size, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!surface)
        return NULL;
    for (int y = 0; y < size; y++) {
        uint32_t *row = (uint32_t *)surface->pixels + (size_t)y * (size_t)(surface->pitch / 4);
        for (int x = 0; x < size; x++) {
            float dx = (float)(x - radius) + 0.5f, dy = (float)(y - radius) + 0.5f;
            float t = unit_clamp(1 - (dx * dx + dy * dy) / (float)(radius * radius));
            row[x] = (uint32_t)(t * t * 255.0f + 0.5f) << 24 | color;
        }
    }
    return surface;
}

void paint_glow(Painter *painter, float x, float y, float radius, uint32_t color) {
    int w = 0, h = 0, r = (int)lroundf(radius);
    if (r < 1)
        return;
    uint32_t plain = color & 0xFFFFFFu;
    uint64_t key = paint_key(paint_key(3, &r, sizeof r), &plain, sizeof plain);
    SDL_Texture *texture = paint_find(painter, key, &w, &h);
    if (!texture)
        texture = paint_keep(painter, key, glow_surface(r, plain));
    paint_copy(painter, texture, (int)lroundf(x) - r, (int)lroundf(y) - r, 2 * r, 2 * r,
               (float)(color >> 24) / 255.0f);
}
