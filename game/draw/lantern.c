#include "lantern.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "vec.h"

// Units of a screen 1080 high.
#define CANVAS     336.0f
#define HAZE       168.0f // radius at which the round of haze is gone
#define BODY_LEAST 46.0f
#define BODY_MOST  92.0f
#define PETAL_RING 128.0f // from the middle to a petal's middle
#define PETAL_LONG 21.0f
#define LINE_COLOR 0xFFB4672Au
#define WORD_HIGH  66.0f
#define WORD_DOWN  26.0f // how far the word hangs below the canvas

PaintBox lantern_box(const Painter *painter, bool left) {
    float u = painter->unit, w = CANVAS * u, h = (CANVAS + WORD_DOWN) * u;
    const PaintBox *safe = &painter->safe;
    return paint_box(left ? safe->x : safe->x + safe->w - w, safe->y + safe->h - h, w, h);
}

static float body_radius(const LanternLook *look) {
    float breath = look->breath < 0 ? 0 : look->breath > 1 ? 1 : look->breath;
    return BODY_LEAST + (BODY_MOST - BODY_LEAST) * breath;
}

static void draw_petal(Brush *brush, BrushMatrix middle, float turn, float left) {
    float c = (float)own_cos((double)turn), s = (float)own_sin((double)turn);
    BrushMatrix place = {c, s, -s, c, s * PETAL_RING, -c * PETAL_RING};
    BrushMatrix matrix = brush_multiply(place, middle);
    BrushStop stop[2] = {{0, 0xFFFFB29E}, {1, 0xFFDD5F4B}};
    BrushPaint full, edge = brush_solid(0xFFBF5646);
    float k = PETAL_LONG;
    brush_matrix(brush, matrix);
    brush_move(brush, 0, -k);
    brush_curve(brush, k * 0.3f, -k * 0.7f, k * 0.8f, -k * 0.2f, k * 0.72f, k * 0.35f);
    brush_curve(brush, k * 0.62f, k * 0.85f, k * 0.3f, k, 0, k);
    brush_curve(brush, -k * 0.3f, k, -k * 0.62f, k * 0.85f, -k * 0.72f, k * 0.35f);
    brush_curve(brush, -k * 0.8f, -k * 0.2f, -k * 0.3f, -k * 0.7f, 0, -k);
    brush_close(brush);
    brush_linear(&full, matrix, 0, -k, 0, k, stop, 2);
    brush_fill_keep(brush, &full, left);
    brush_stroke(brush, 2.5f, false, &edge, 0.6f + 0.4f * left);
}

// The petals run clockwise from the top, where the word below leaves them free; the first breath
// takes the first one away.
static void draw_petals(Brush *brush, BrushMatrix middle, const LanternLook *look) {
    int count = look->petals < LANTERN_PETALS_MOST ? look->petals : LANTERN_PETALS_MOST;
    for (int i = 0; i < count; i++) {
        float gone = (float)count - look->petals_left - (float)i;
        float left = 1 - (gone < 0 ? 0 : gone > 1 ? 1 : gone);
        float turn = ((float)i + (count % 2 ? 0 : 0.5f)) / (float)count;
        draw_petal(brush, middle, (float)(2 * PI) * turn, left);
    }
}

static void draw_body(Brush *brush, BrushMatrix middle, float r, float held) {
    BrushStop stop[4] = {
        {0, 0xFFFFFBE6}, {0.40f, 0xFFFFEAB0}, {0.76f, 0xFFFFCB70}, {1, 0xFFF2A046}};
    if (held > 0.5f) {
        stop[1].color = 0xFFFFE08C;
        stop[2].color = 0xFFFFB650;
        stop[3].color = 0xFFE9803A;
    }
    BrushPaint light, line = brush_solid(LINE_COLOR);
    brush_matrix(brush, middle);
    brush_ellipse(brush, 0, 0, r, r * 0.95f);
    brush_radial(&light, middle, -r * 0.12f, -r * 0.16f, r * 1.14f, stop, 4);
    brush_fill_keep(brush, &light, 1);
    brush_stroke(brush, 2.5f, false, &line, 0.8f);
}

// The rings of the lantern's frame: curves round the body, seen a little from above.
static void draw_ribs(Brush *brush, float r) {
    BrushPaint rib = brush_solid(0xFFC47A35);
    for (int i = -2; i <= 2; i++) {
        float y = (float)i * 0.345f * r, part = y / (0.95f * r);
        float half = r * sqrtf(1 - part * part) * 0.985f, sag = r * 0.13f;
        brush_move(brush, -half, y);
        brush_curve(brush, -half * 0.5f, y + sag, half * 0.5f, y + sag, half, y);
        brush_stroke(brush, 2.2f, false, &rib, 0.42f);
    }
}

static void draw_caps(Brush *brush, float r) {
    BrushPaint wood = brush_solid(0xFF9C6638), shine = brush_solid(0xFFD9A673);
    BrushPaint cord = brush_solid(0xFFDD6E5A);
    float w = r * 0.34f, y = r * 0.95f;
    brush_move(brush, 0, -y - 6);
    brush_curve(brush, -8, -y - 12, -5, -y - 17, 0, -y - 17);
    brush_curve(brush, 5, -y - 17, 8, -y - 12, 0, -y - 6);
    brush_stroke(brush, 3, true, &wood, 1);
    brush_move(brush, 0, y + 4);
    brush_line(brush, 0, y + 13);
    brush_stroke(brush, 4, true, &cord, 1);
    brush_ellipse(brush, 0, y + 14, 5, 6);
    brush_fill(brush, &cord, 1);
    for (int side = -1; side <= 1; side += 2) {
        brush_rounded(brush, -w, (float)side * y - 6, 2 * w, 12, 6);
        brush_fill(brush, &wood, 1);
        brush_rounded(brush, -w + 5, (float)side * y - 4, 2 * w - 10, 3, 1.5f);
        brush_fill(brush, &shine, 0.8f);
    }
}

// The size of a full breath, so that one sees where the light is going.
static void draw_guide(Brush *brush, float held) {
    BrushPaint ring = brush_solid(held > 0.5f ? 0xFFE9803A : 0xFFD9A05A);
    brush_ellipse(brush, 0, 0, BODY_MOST + 5, (BODY_MOST + 5) * 0.95f);
    brush_stroke(brush, 3, false, &ring, 0.45f + 0.55f * held);
}

// The light that the lantern throws into the haze.
static void draw_light(Brush *brush, BrushMatrix middle, float r, const LanternLook *look) {
    uint32_t warm = look->held > 0.5f ? 0xFFA53A : 0xFFC864;
    float full = 0.75f + 0.25f * look->held;
    BrushStop stop[3] = {{0.5f, (uint32_t)(full * 255) << 24 | warm},
                         {0.72f, (uint32_t)(full * 120) << 24 | warm},
                         {1, warm}};
    float reach = r * 1.75f < HAZE ? r * 1.75f : HAZE;
    BrushPaint light;
    brush_matrix(brush, middle);
    brush_ellipse(brush, 0, 0, reach, reach);
    brush_radial(&light, middle, 0, 0, reach, stop, 3);
    brush_fill(brush, &light, 1);
}

// The round of haze: light enough that ring, petals and lantern stand out in every room and at
// every hour, and without an edge.
static void draw_base(Brush *brush, BrushMatrix middle) {
    BrushStop fall[5] = {{0, 0xE6FFF8E8},
                         {0.55f, 0xE0FFF6E2},
                         {0.76f, 0xBFFFF4DC},
                         {0.90f, 0x66FFF2D6},
                         {1, 0x00FFF2D6}};
    BrushPaint haze;
    brush_ellipse(brush, 0, 0, HAZE, HAZE);
    brush_radial(&haze, middle, 0, 0, HAZE, fall, 5);
    brush_fill(brush, &haze, 1);
}

static void paint_lantern(Painter *painter, BrushCanvas canvas, const LanternLook *look) {
    float u = painter->unit, half = (float)canvas.width / 2, r = body_radius(look);
    BrushMatrix middle = {u, 0, 0, u, half, half};
    Brush *brush = painter->brush;
    brush_begin(brush, canvas, middle);
    draw_light(brush, middle, r, look);
    draw_guide(brush, look->held);
    draw_petals(brush, middle, look);
    draw_body(brush, middle, r, look->held);
    draw_ribs(brush, r);
    draw_caps(brush, r);
    brush_straighten(canvas);
}

static bool make_texture(Lantern *lantern, Painter *painter) {
    float u = painter->unit;
    int size = (int)(CANVAS * u + 0.5f);
    if (lantern->texture && lantern->size == size)
        return true;
    lantern_free(lantern);
    lantern->size = size;
    lantern->base = calloc((size_t)size * (size_t)size, sizeof *lantern->base);
    lantern->texture = SDL_CreateTexture(painter->renderer, SDL_PIXELFORMAT_ARGB8888,
                                         SDL_TEXTUREACCESS_STREAMING, size, size);
    if (!lantern->base || !lantern->texture) {
        lantern_free(lantern);
        return false;
    }
    BrushMatrix middle = {u, 0, 0, u, (float)size / 2, (float)size / 2};
    brush_begin(painter->brush, (BrushCanvas){lantern->base, size, size, size}, middle);
    draw_base(painter->brush, middle);
    return true;
}

static void draw_word(Painter *painter, PaintBox box, const char *word) {
    static const PaintPanel pill = {.top = PAINT_PAPER,
                                    .bottom = PAINT_PAPER,
                                    .radius = 40,
                                    .outline = 3,
                                    .outline_color = PAINT_LINE,
                                    .shadow = 18,
                                    .shadow_color = PAINT_SHADE};
    TextStyle style = {
        .face = TEXT_TITLE, .size = 50, .align = TEXT_CENTER, .lines = 1, .middle = true};
    float u = painter->unit, most = box.w - 48 * u;
    TextSize size = text_measure(painter, word, &style, most, 0);
    float w = size.w + 56 * u;
    w = w < 132 * u ? 132 * u : w; // two short words keep one pill
    PaintBox place = {box.x + (box.w - w) / 2, box.y + box.h - WORD_HIGH * u, w, WORD_HIGH * u};
    paint_panel(painter, place, &pill, 1);
    text_draw(painter, word, &style, place, 1);
}

void lantern_draw(Lantern *lantern, Painter *painter, const LanternLook *look) {
    void *memory = NULL;
    int pitch = 0;
    if (!make_texture(lantern, painter) ||
        SDL_LockTexture(lantern->texture, NULL, &memory, &pitch) != 0)
        return;
    int size = lantern->size;
    for (int y = 0; y < size; y++)
        memcpy((char *)memory + (size_t)y * (size_t)pitch, lantern->base + (size_t)y * (size_t)size,
               (size_t)size * 4);
    paint_lantern(painter, (BrushCanvas){memory, size, size, pitch / 4}, look);
    SDL_UnlockTexture(lantern->texture);
    PaintBox box = lantern_box(painter, look->left);
    SDL_SetTextureBlendMode(lantern->texture, SDL_BLENDMODE_BLEND);
    paint_copy(painter, lantern->texture, (int)lroundf(box.x), (int)lroundf(box.y), size, size, 1);
    if (look->word && look->word[0])
        draw_word(painter, box, look->word);
}

void lantern_free(Lantern *lantern) {
    if (lantern->texture)
        SDL_DestroyTexture(lantern->texture);
    free(lantern->base);
    *lantern = (Lantern){0};
}
