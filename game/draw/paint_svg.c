// Pictures from assets/: read, recoloured, cut to a view, and painted at the size that is needed.
#include "paint.h"

#include <SDL_image.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "file.h"

static void swap_colors(char *text, const PaintSwap *swap, int count) {
    for (int i = 0; i < count; i++) {
        ASSERT(strlen(swap[i].from) == 7 && strlen(swap[i].to) == 7);
        for (char *at = text; (at = strstr(at, swap[i].from)); at += 7)
            memcpy(at, swap[i].to, 7);
    }
}

// Writes the view into the picture's head: the file keeps room for it, `viewBox="0 0 W H"` with
// spaces behind it up to the sign ">".
static char *with_view(const char *text, const PaintBox *view) {
    const char *open = strstr(text, "<svg"), *end = open ? strchr(open, '>') : NULL;
    if (!end)
        return NULL;
    size_t size = strlen(text) + 200;
    char *out = malloc(size);
    if (out)
        snprintf(out, size,
                 "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.3f\" height=\"%.3f\" "
                 "viewBox=\"%.3f %.3f %.3f %.3f\">%s",
                 (double)view->w, (double)view->h, (double)view->x, (double)view->y,
                 (double)view->w, (double)view->h, end + 1);
    return out;
}

static SDL_Surface *rasterise(const char *text, int w, int h) {
    SDL_RWops *stream = SDL_RWFromConstMem(text, (int)strlen(text));
    SDL_Surface *picture = stream ? IMG_LoadSizedSVG_RW(stream, w, h) : NULL;
    if (stream)
        SDL_RWclose(stream);
    if (!picture || picture->format->format == SDL_PIXELFORMAT_ARGB8888)
        return picture;
    SDL_Surface *converted = SDL_ConvertSurfaceFormat(picture, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(picture);
    return converted;
}

SDL_Surface *paint_svg(const Painter *painter, const char *name, int w, int h, const PaintBox *view,
                       const PaintSwap *swap, int swap_count) {
    char path[800];
    snprintf(path, sizeof path, "%s/%s.svg", painter->assets, name);
    size_t size = 0;
    char *text = file_read(path, &size);
    if (!text)
        return NULL;
    swap_colors(text, swap, swap_count);
    char *cut = view ? with_view(text, view) : NULL;
    SDL_Surface *picture = rasterise(cut ? cut : text, w, h);
    free(cut);
    free(text);
    if (!picture)
        fail("%s: not a picture that can be drawn (%s)", path, SDL_GetError());
    return picture;
}

// As large as fits: by its height, or by its width when that would be too wide.
static SDL_Surface *svg_fitting(Painter *painter, const char *name, int w, int h) {
    SDL_Surface *picture = paint_svg(painter, name, 0, h, NULL, NULL, 0);
    if (picture && picture->w > w) {
        SDL_FreeSurface(picture);
        picture = paint_svg(painter, name, w, 0, NULL, NULL, 0);
    }
    if (!picture) // told once by the asset tests; a family sees a soft spot
        picture = SDL_CreateRGBSurfaceWithFormat(0, 1, 1, 32, SDL_PIXELFORMAT_ARGB8888);
    return picture;
}

PaintBox paint_picture(Painter *painter, const char *name, PaintBox box, float alpha) {
    int w = (int)lroundf(box.w), h = (int)lroundf(box.h), size[2] = {w, h};
    if (w < 1 || h < 1)
        return box;
    uint64_t key = paint_key(paint_key(1, name, strlen(name)), size, sizeof size);
    int tw = 0, th = 0;
    SDL_Texture *texture = paint_find(painter, key, &tw, &th);
    if (!texture) {
        SDL_Surface *picture = svg_fitting(painter, name, w, h);
        tw = picture ? picture->w : 0;
        th = picture ? picture->h : 0;
        texture = paint_keep(painter, key, picture);
    }
    int x = (int)lroundf(box.x + (box.w - (float)tw) / 2);
    int y = (int)lroundf(box.y + (box.h - (float)th) / 2);
    paint_copy(painter, texture, x, y, tw, th, alpha);
    return paint_box((float)x, (float)y, (float)tw, (float)th);
}
