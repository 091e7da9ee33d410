// What all flat drawing shares: the screen's measures, pictures from assets/, soft panels and
// glows, and a bounded store of ready textures. Knows nothing of people, cards or text. Boxes are
// pixels; sizes called "units" are pixels of a screen 1080 high. Colours are 0xAARRGGBB.
#ifndef PAINT_H
#define PAINT_H

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "svg.h"

typedef struct {
    float x, y, w, h;
} PaintBox;

// One panel: a rounded sheet with an outline, a soft shadow under it and a glow round it.
// Lengths in units. Zero leaves a part out.
typedef struct {
    uint32_t top, bottom; // the sheet's colours from its upper to its lower edge
    float radius;         // of the corners
    bool arch;            // the upper edge is a half round (a door, a window)
    float outline;        // wide; lies inside the edge
    uint32_t outline_color;
    float shadow; // reach of the soft shadow, which falls a third of that downward
    uint32_t shadow_color;
    float glow; // reach of the light round the edge
    uint32_t glow_color;
    float grain; // 0 smooth .. 1 rough paper
} PaintPanel;

typedef struct {
    SDL_Renderer *renderer;   // borrowed
    SDL_Surface *screen;      // borrowed: its pixels, where they can be written directly; or NULL
    int width, height;        // pixels
    float unit;               // pixels of one unit: height / 1080
    float border;             // share of the picture on every side where no words stand
    PaintBox safe;            // the picture less that border
    bool contrast;            // dark words on white, thick outlines
    uint32_t dusk;            // 0xRRGGBB: the light on all that is laid over a room; 0: full
    char assets[512];         // folder of the pictures and fonts
    unsigned frame;           // counts painter_begin
    struct PaintStore *store; // owned
    struct PaintLater *later; // owned; see paint_later.h. NULL: what is asked for is made at once
    struct Text *text;        // owned; see text.h
    Brush *brush;             // owned
    // Is told each text that is drawn, its size in units, and whether all of it can be read; NULL:
    // nobody asks.
    void (*reader)(void *who, const char *words, float size, bool whole);
    void (*panels)(void *who, PaintBox box, const PaintPanel *panel); // the same for each panel
    void *who;
} Painter;

// The renderer and the folder are those of the whole run. False and fail() when memory is short.
bool painter_init(Painter *painter, SDL_Renderer *renderer, const char *assets);
// Once a frame, first. True when the size is new: everything kept has been let go. A minimised
// window keeps its size.
bool painter_begin(Painter *painter);
// Another border, 0 .. 0.1, from now on.
void painter_border(Painter *painter, float share);
void painter_free(Painter *painter); // the text's part is freed by text_free, before

void paint_fill(Painter *painter, PaintBox box, uint32_t color);
// The picture assets/NAME.svg, as large as fits, in the middle of the box; alpha 0..1.
// A picture that is not there leaves a soft empty spot. Returns where it lies.
PaintBox paint_picture(Painter *painter, const char *name, PaintBox box, float alpha);
void paint_panel(Painter *painter, PaintBox box, const PaintPanel *panel, float alpha);
// A soft round light, full in the middle and gone at `radius` pixels.
void paint_glow(Painter *painter, float x, float y, float radius, uint32_t color);

// The picture painted anew, premultiplied, over what `canvas` holds: its part `view` (NULL: all; in
// the picture's own units) fills the canvas. False and fail() when the file cannot be read.
bool paint_svg(Painter *painter, const char *name, BrushCanvas canvas, const PaintBox *view,
               const SvgSwap *swap, int swap_count);
// The text of assets/NAME.svg (free() it), or NULL and fail().
char *paint_read(const Painter *painter, const char *name);
// An empty surface, and the same as a canvas to paint on. After painting call brush_straighten.
SDL_Surface *paint_surface(int w, int h);
BrushCanvas paint_canvas(const SDL_Surface *surface);

// The store of textures: a key made from what is drawn, found again until it is the one that was
// not used for longest. paint_keep takes the surface over, also when it returns NULL.
uint64_t paint_key(uint64_t key, const void *data, size_t size); // start with 0
SDL_Texture *paint_find(Painter *painter, uint64_t key, int *w, int *h);
SDL_Texture *paint_keep(Painter *painter, uint64_t key, SDL_Surface *surface);
void paint_copy(Painter *painter, SDL_Texture *texture, int x, int y, int w, int h, float alpha);
// The texture as strong as this, in the painter's light, from now on.
void paint_light(const Painter *painter, SDL_Texture *texture, float alpha);

static inline PaintBox paint_box(float x, float y, float w, float h) {
    return (PaintBox){x, y, w, h};
}
// The box scaled about its own middle.
static inline PaintBox paint_scale(PaintBox box, float scale) {
    return (PaintBox){box.x - box.w * (scale - 1) / 2, box.y - box.h * (scale - 1) / 2,
                      box.w * scale, box.h * scale};
}
// The colour with its alpha multiplied by `by` (0..1).
uint32_t paint_fade(uint32_t color, float by);

// The colours of everything that is read or pressed.
#define PAINT_PAPER  0xFFFFFAF0u
#define PAINT_CREAM  0xFFFBEBD3u
#define PAINT_INK    0xFF4A3226u // text
#define PAINT_SOFT   0xFF80614Eu // second text
#define PAINT_LINE   0xFFEBCFABu
#define PAINT_ACCENT 0xFFD27418u // what matters now
#define PAINT_GLOW   0xC8FFAC38u
#define PAINT_SHADE  0x596B4030u // shadow under paper
#define PAINT_CORAL  0xFFDD6E5Au
#define PAINT_TEAL   0xFF4E9A90u
#define PAINT_LEAF   0xFF5E9E6Cu
#define PAINT_CLEAR  0xFF1E110Au // text where contrast is asked for

#endif
