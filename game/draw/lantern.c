#include "lantern.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "vec.h"

// Units of a screen 1080 high.
#define WIDE       236.0f
#define HIGH       200.0f
#define MIDDLE     88.0f  // from the upper edge to the body's middle
#define ROUND      26.0f  // the haze reaches so far out of the box
#define HAZE       138.0f // radius at which it is gone
#define BODY_LEAST 48.0f
#define BODY_MOST  74.0f
#define PETAL_RING 95.0f // from the middle to a petal's middle
#define PETAL_LONG 17.0f
#define PETAL_ARC  4.5f // radians from the first petal to where one more would hang
#define LINE_COLOR 0xFFB4672Au
#define WARM       0xFFC968u // the air round it

PaintBox lantern_box(const Painter *painter) {
    float u = painter->unit;
    const PaintBox *safe = &painter->safe;
    return paint_box(safe->x + safe->w - WIDE * u, safe->y, WIDE * u, HIGH * u);
}

// The texture: the box with the haze round it, and the cord up to the picture's upper edge.
static PaintBox canvas_box(const Painter *painter) {
    float u = painter->unit, round = ROUND * u;
    PaintBox box = lantern_box(painter);
    return paint_box(box.x - round, 0, box.w + 2 * round, box.y + box.h + round);
}

static BrushMatrix middle_of(const Painter *painter, int width) {
    float u = painter->unit;
    return (BrushMatrix){u, 0, 0, u, (float)width / 2, painter->safe.y + MIDDLE * u};
}

static float body_radius(const LanternLook *look) {
    float breath = look->breath < 0 ? 0 : look->breath > 1 ? 1 : look->breath;
    return BODY_LEAST + (BODY_MOST - BODY_LEAST) * breath;
}

// Round its own middle, its tip up.
static void petal_path(Brush *brush) {
    const float k = PETAL_LONG;
    brush_move(brush, 0, -k);
    brush_curve(brush, k * 0.3f, -k * 0.7f, k * 0.8f, -k * 0.2f, k * 0.72f, k * 0.35f);
    brush_curve(brush, k * 0.62f, k * 0.85f, k * 0.3f, k, 0, k);
    brush_curve(brush, -k * 0.3f, k, -k * 0.62f, k * 0.85f, -k * 0.72f, k * 0.35f);
    brush_curve(brush, -k * 0.8f, -k * 0.2f, -k * 0.3f, -k * 0.7f, 0, -k);
    brush_close(brush);
}

static void draw_petal(Brush *brush, BrushMatrix middle, float turn, float left) {
    float c = (float)own_cos((double)turn), s = (float)own_sin((double)turn);
    BrushMatrix place = {c, s, -s, c, s * PETAL_RING, -c * PETAL_RING};
    BrushMatrix matrix = brush_multiply(place, middle);
    BrushStop stop[2] = {{0, 0xFFFFB29E}, {1, 0xFFDD5F4B}};
    BrushPaint full, rim = brush_solid(0xFFFFF6E2), edge = brush_solid(0xFFBF5646);
    float k = PETAL_LONG;
    brush_matrix(brush, matrix);
    petal_path(brush);
    brush_stroke(brush, 8, false, &rim, .85f); // it stands out from any room
    petal_path(brush);
    brush_linear(&full, matrix, 0, -k, 0, k, stop, 2);
    brush_fill_keep(brush, &full, left);
    brush_stroke(brush, 2.5f, false, &edge, 0.6f + 0.4f * left);
}

// The petals are a garland under the body, from the left to the right, which leaves the cord free;
// the first breath takes the first one away.
static void draw_petals(Brush *brush, BrushMatrix middle, const LanternLook *look) {
    int count = look->petals < LANTERN_PETALS_MOST ? look->petals : LANTERN_PETALS_MOST;
    float apart = PETAL_ARC / (float)(count > 5 ? count : 5);
    for (int i = 0; i < count; i++) {
        float gone = (float)count - look->petals_left - (float)i;
        float left = 1 - (gone < 0 ? 0 : gone > 1 ? 1 : gone);
        float turn = (float)PI + apart * (.5f * (float)(count - 1) - (float)i);
        draw_petal(brush, middle, turn, left);
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

// It hangs from the picture's upper edge, `up` over its middle.
static void draw_caps(Brush *brush, float r, float up) {
    BrushPaint wood = brush_solid(0xFF9C6638), shine = brush_solid(0xFFD9A673);
    BrushPaint cord = brush_solid(0xFFDD6E5A);
    float w = r * 0.34f, y = r * 0.95f;
    brush_move(brush, 0, -up);
    brush_line(brush, 0, -y - 15);
    brush_stroke(brush, 4, false, &wood, 1);
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

// A light that fades from `inner` of its reach to nothing at its edge, steeply first and then ever
// less, as light in air does: no edge is seen.
static void draw_fading(Brush *brush, BrushMatrix middle, float reach, float inner, float strength,
                        uint32_t color) {
    enum { STOPS = 9 };
    BrushStop stop[STOPS];
    for (int i = 0; i < STOPS; i++) {
        float part = (float)i / (STOPS - 1), left = (1 - part) * (1 - part) * (1 + part);
        stop[i] = (BrushStop){inner + (1 - inner) * part,
                              (uint32_t)(strength * left * 255 + .5f) << 24 | color};
    }
    BrushPaint light;
    brush_matrix(brush, middle);
    brush_ellipse(brush, 0, 0, reach, reach);
    brush_radial(&light, middle, 0, 0, reach, stop, STOPS);
    brush_fill(brush, &light, 1);
}

// The light that the lantern throws, wider with each breath in.
static void draw_light(Brush *brush, BrushMatrix middle, float r, const LanternLook *look) {
    uint32_t warm = look->held > 0.5f ? 0xFFA53A : 0xFFD080;
    float reach = fminf(r * 1.9f, .85f * HAZE);
    draw_fading(brush, middle, reach, r / reach, 0.75f + 0.25f * look->held, warm);
}

// What is always there: a warmth in the air, through which the room is seen as it is.
static void draw_base(Brush *brush, BrushMatrix middle) {
    draw_fading(brush, middle, HAZE, 0, .55f, WARM);
}

// Laying a faint pixel over another one costs it a level or two of light, which would draw an edge
// round the haze: where it is faint, ever fewer pixels of it are there instead.
static void scatter(uint32_t *pixel, int count) {
    const uint32_t faint = 12;
    uint32_t dice = 1;
    for (int i = 0; i < count; i++) {
        uint32_t alpha = pixel[i] >> 24;
        dice = dice * 1664525u + 1013904223u;
        if (alpha >= faint)
            continue;
        bool there = (dice >> 16) % faint < alpha;
        uint32_t r = faint * (WARM >> 16) / 255, gr = faint * (WARM >> 8 & 255) / 255;
        pixel[i] = there ? faint << 24 | r << 16 | gr << 8 | faint * (WARM & 255) / 255 : 0;
    }
}

static void paint_lantern(Painter *painter, BrushCanvas canvas, const LanternLook *look) {
    float r = body_radius(look), up = MIDDLE + painter->safe.y / painter->unit;
    BrushMatrix middle = middle_of(painter, canvas.width);
    Brush *brush = painter->brush;
    brush_begin(brush, canvas, middle);
    draw_light(brush, middle, r, look);
    draw_guide(brush, look->held);
    draw_petals(brush, middle, look);
    draw_body(brush, middle, r, look->held);
    draw_ribs(brush, r);
    draw_caps(brush, r, up);
    brush_straighten(canvas);
}

static bool make_texture(Lantern *lantern, Painter *painter) {
    PaintBox box = canvas_box(painter);
    int width = (int)(box.w + 0.5f), height = (int)(box.h + 0.5f);
    if (lantern->texture && lantern->width == width && lantern->height == height)
        return true;
    lantern_free(lantern);
    lantern->width = width;
    lantern->height = height;
    lantern->base = calloc((size_t)width * (size_t)height, sizeof *lantern->base);
    lantern->texture = SDL_CreateTexture(painter->renderer, SDL_PIXELFORMAT_ARGB8888,
                                         SDL_TEXTUREACCESS_STREAMING, width, height);
    if (!lantern->base || !lantern->texture) {
        lantern_free(lantern);
        return false;
    }
    BrushMatrix middle = middle_of(painter, width);
    brush_begin(painter->brush, brush_canvas(lantern->base, width, height, width), middle);
    draw_base(painter->brush, middle);
    scatter(lantern->base, width * height);
    return true;
}

// On the paper, as wide as the smallest body.
static void draw_word(Painter *painter, const char *word) {
    static const TextStyle style = {
        .face = TEXT_TITLE, .size = 50, .align = TEXT_CENTER, .lines = 1, .middle = true};
    float u = painter->unit, half = BODY_LEAST * u;
    PaintBox box = lantern_box(painter);
    float x = box.x + box.w / 2, y = box.y + MIDDLE * u;
    text_draw(painter, word, &style, paint_box(x - half, y - half, 2 * half, 2 * half), 1);
}

void lantern_draw(Lantern *lantern, Painter *painter, const LanternLook *look) {
    void *memory = NULL;
    int pitch = 0;
    if (!make_texture(lantern, painter) ||
        SDL_LockTexture(lantern->texture, NULL, &memory, &pitch) != 0)
        return;
    int width = lantern->width, height = lantern->height;
    for (int y = 0; y < height; y++)
        memcpy((char *)memory + (size_t)y * (size_t)pitch,
               lantern->base + (size_t)y * (size_t)width, (size_t)width * 4);
    paint_lantern(painter, brush_canvas(memory, width, height, pitch / 4), look);
    SDL_UnlockTexture(lantern->texture);
    SDL_SetTextureBlendMode(lantern->texture, SDL_BLENDMODE_BLEND);
    int left = (int)lroundf(canvas_box(painter).x);
    paint_copy(painter, lantern->texture, left, 0, width, height, 1);
    if (look->word && look->word[0])
        draw_word(painter, look->word);
}

void lantern_free(Lantern *lantern) {
    if (lantern->texture)
        SDL_DestroyTexture(lantern->texture);
    free(lantern->base);
    *lantern = (Lantern){0};
}
