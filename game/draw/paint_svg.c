// Pictures from assets/: read, cut to a view and painted at the size that is needed.
#include <SDL_image.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "file.h"
#include "paint.h"

char *paint_read(const Painter *painter, const char *name) {
    char path[800];
    size_t size = 0;
    snprintf(path, sizeof path, "%s/%s.svg", painter->assets, name);
    return file_read(path, &size);
}

SDL_Surface *paint_surface(int w, int h) {
    return SDL_CreateRGBSurfaceWithFormat(0, w > 0 ? w : 1, h > 0 ? h : 1, 32,
                                          SDL_PIXELFORMAT_ARGB8888);
}

BrushCanvas paint_canvas(const SDL_Surface *surface) {
    return brush_canvas(surface->pixels, surface->w, surface->h, surface->pitch / 4);
}

static bool svg_to(Painter *painter, const char *name, const char *text, BrushCanvas canvas,
                   const PaintBox *view, const SvgSwap *swap, int swap_count) {
    PaintBox all = {0, 0, 0, 0};
    bool good = svg_size(text, &all.w, &all.h);
    if (!view)
        view = &all;
    float sx = (float)canvas.width / view->w, sy = (float)canvas.height / view->h;
    BrushMatrix matrix = {sx, 0, 0, sy, -view->x * sx, -view->y * sy};
    good = good && svg_paint(painter->brush, canvas, matrix, text, swap, swap_count);
    if (!good) {
        char why[300];
        snprintf(why, sizeof why, "%s", fail_text());
        fail("%s/%s.svg: %s", painter->assets, name, why);
    }
    return good;
}

bool paint_svg(Painter *painter, const char *name, BrushCanvas canvas, const PaintBox *view,
               const SvgSwap *swap, int swap_count) {
    char *text = paint_read(painter, name);
    bool good = text && svg_to(painter, name, text, canvas, view, swap, swap_count);
    free(text);
    return good;
}

// As large as fits into w x h, in the picture's own shape.
static SDL_Surface *svg_fitting(Painter *painter, const char *name, int w, int h) {
    float wide = 0, high = 0;
    char *text = paint_read(painter, name);
    SDL_Surface *surface = NULL;
    if (text && svg_size(text, &wide, &high)) {
        float scale = (float)w / wide < (float)h / high ? (float)w / wide : (float)h / high;
        surface = paint_surface((int)lroundf(wide * scale), (int)lroundf(high * scale));
        if (surface && svg_to(painter, name, text, paint_canvas(surface), NULL, NULL, 0))
            brush_straighten(paint_canvas(surface));
    }
    free(text);
    return surface;
}

// A photo or a child's drawing: any size, scaled down with care.
static SDL_Surface *png_fitting(const Painter *painter, const char *name, int w, int h) {
    char path[800];
    snprintf(path, sizeof path, "%s/%s.png", painter->assets, name);
    SDL_Surface *read = file_exists(path) ? IMG_Load(path) : NULL;
    SDL_Surface *large = read ? SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(read);
    if (!large)
        return NULL;
    float sx = (float)w / (float)large->w, sy = (float)h / (float)large->h, s = sx < sy ? sx : sy;
    SDL_Surface *small =
        paint_surface((int)lroundf((float)large->w * s), (int)lroundf((float)large->h * s));
    if (small)
        SDL_SoftStretchLinear(large, NULL, small, NULL);
    SDL_FreeSurface(large);
    return small;
}

PaintBox paint_picture(Painter *painter, const char *name, PaintBox box, float alpha) {
    int w = (int)lroundf(box.w), h = (int)lroundf(box.h), size[2] = {w, h};
    if (w < 1 || h < 1 || !name || !name[0])
        return box;
    uint64_t key = paint_key(paint_key(1, name, strlen(name)), size, sizeof size);
    int tw = 0, th = 0;
    SDL_Texture *texture = paint_find(painter, key, &tw, &th);
    if (!texture) {
        SDL_Surface *picture = svg_fitting(painter, name, w, h);
        picture = picture ? picture : png_fitting(painter, name, w, h);
        picture =
            picture ? picture : paint_surface(1, 1); // the asset tests tell; a family does not
        tw = picture ? picture->w : 0;
        th = picture ? picture->h : 0;
        texture = paint_keep(painter, key, picture);
    }
    int x = (int)lroundf(box.x + (box.w - (float)tw) / 2);
    int y = (int)lroundf(box.y + (box.h - (float)th) / 2);
    paint_copy(painter, texture, x, y, tw, th, alpha);
    return paint_box((float)x, (float)y, (float)tw, (float)th);
}
