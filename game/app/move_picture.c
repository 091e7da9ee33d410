#include "move_picture.h"

#include <math.h>
#include <string.h>

#include "poster_poses.h"

#define NEAR 1.6f // times as large as would be whole in the box's height

static const Figure *shown_by(const Game *g) {
    const Figure *people[GAME_PEOPLE];
    return game_people(g, people) > 0 ? people[0] : NULL;
}

static uint64_t key_of(const Game *g, const Exercise *e, PaintBox box) {
    const Figure *f = shown_by(g);
    int size[] = {(int)box.w, (int)box.h};
    uint64_t key = paint_key(91, e->id, strlen(e->id));
    key = f ? paint_key(key, f->id, strlen(f->id)) : key;
    return paint_key(key, size, sizeof size);
}

// The part of a picture from its top that a box of such a height shows.
static SDL_Surface *cut_below(SDL_Surface *picture, int high) {
    if (!picture || picture->h <= high)
        return picture;
    SDL_Surface *part = paint_surface(picture->w, high);
    for (int y = 0; part && y < high; y++)
        memcpy((char *)part->pixels + y * part->pitch, (char *)picture->pixels + y * picture->pitch,
               (size_t)picture->w * 4);
    SDL_FreeSurface(picture);
    return part;
}

// As large as the box is wide; who stands is cut off at the legs rather than small.
static SDL_Surface *make(const Game *g, const Exercise *e, PaintBox box) {
    const Figure *person = shown_by(g);
    Stage *stage = person ? stage_create(&person, 1, 64, 48, HOUR_NOON) : NULL;
    if (!stage)
        return NULL;
    PosterMove move;
    poster_poses_find(&move, e, 0, g->breath_seconds);
    poster_poses_held(&move);
    poster_poses_measure(&move, stage);
    float high = NEAR * box.h / poster_poses_high(&move), wide = box.w / poster_pose_wide(&move, 0);
    SDL_Surface *surface = NULL;
    if (poster_poses_paint(&move, stage, .94f * fminf(high, wide))) {
        surface = move.pose[0].picture; // the caller's
        move.pose[0].picture = NULL;
    }
    poster_poses_free(&move);
    stage_destroy(stage);
    return cut_below(surface, (int)box.h);
}

bool move_picture_ready(Game *g, int exercise, PaintBox box) {
    int w, h;
    const Exercise *e = &g->cards.library.exercise[exercise];
    return paint_find(&g->painter, key_of(g, e, box), &w, &h) != NULL;
}

void move_picture_draw(Game *g, int exercise, PaintBox box) {
    const Exercise *e = &g->cards.library.exercise[exercise];
    Painter *p = &g->painter;
    uint64_t key = key_of(g, e, box);
    int w = 0, h = 0;
    SDL_Texture *texture = paint_find(p, key, &w, &h);
    if (!texture) {
        SDL_Surface *surface = make(g, e, box);
        if (!surface)
            return;
        w = surface->w;
        h = surface->h;
        texture = paint_keep(p, key, surface);
    }
    paint_copy(p, texture, (int)lroundf(box.x + (box.w - (float)w) / 2),
               (int)lroundf(box.y + (box.h - (float)h) / 2), w, h, 1);
}
