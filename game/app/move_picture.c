#include "move_picture.h"

#include <math.h>
#include <string.h>

#include "paint_later.h"
#include "poster_poses.h"

#define NEAR 1.3f // times as large as would be whole in the box's height: who is tall and thin
#define THIN .7f  // wide for its height
#define FADE .3f  // of the height: there the legs go over into the ground

// What a picture is made from. The exercise is borrowed from the library.
typedef struct {
    const Exercise *exercise;
    Figure person;
    double breath_seconds;
    float w, h;
} Wish;

static uint64_t key_of(const Wish *wish) {
    int size[] = {(int)wish->w, (int)wish->h};
    uint64_t key = paint_key(91, wish->exercise->id, strlen(wish->exercise->id));
    key = paint_key(key, wish->person.id, strlen(wish->person.id));
    return paint_key(key, size, sizeof size);
}

// The part of a picture from its top that a box of such a height shows, with a soft lower edge.
static SDL_Surface *cut_below(SDL_Surface *picture, int high) {
    if (!picture || picture->h <= high)
        return picture;
    SDL_Surface *part = paint_surface(picture->w, high);
    for (int y = 0; part && y < high; y++) {
        float left = fminf((float)(high - y) / (FADE * (float)high), 1);
        const uint32_t *from = (uint32_t *)((char *)picture->pixels + y * picture->pitch);
        uint32_t *to = (uint32_t *)((char *)part->pixels + y * part->pitch);
        for (int x = 0; x < picture->w; x++)
            to[x] = (from[x] & 0xFFFFFFu) | (uint32_t)((float)(from[x] >> 24) * left) << 24;
    }
    SDL_FreeSurface(picture);
    return part;
}

// As large as the box is wide; who stands is cut off at the legs rather than small.
static SDL_Surface *make(const void *what) {
    const Wish *wish = what;
    const Figure *person = &wish->person;
    Stage *stage = stage_create(&person, 1, 64, 48, HOUR_NOON);
    if (!stage)
        return NULL;
    PosterMove move;
    poster_poses_find(&move, wish->exercise, 0, wish->breath_seconds);
    poster_poses_held(&move);
    poster_poses_measure(&move, stage);
    float tall = poster_poses_high(&move), wide = poster_pose_wide(&move, 0);
    float high = (wide < THIN * tall ? NEAR : 1) * wish->h / tall;
    SDL_Surface *surface = NULL;
    if (poster_poses_paint(&move, stage, .94f * fminf(high, wish->w / wide))) {
        surface = move.pose[0].picture; // the caller's
        move.pose[0].picture = NULL;
    }
    poster_poses_free(&move);
    stage_destroy(stage);
    return cut_below(surface, (int)wish->h);
}

bool move_picture_draw(Game *g, int exercise, PaintBox box) {
    const Figure *people[GAME_PEOPLE];
    if (game_people(g, people) == 0)
        return false;
    Wish wish = {&g->cards.library.exercise[exercise], *people[0], g->breath_seconds, box.w, box.h};
    int w, h;
    SDL_Texture *texture =
        paint_later(&g->painter, key_of(&wish), make, &wish, sizeof wish, &w, &h);
    if (!texture)
        return false;
    paint_copy(&g->painter, texture, (int)lroundf(box.x + (box.w - (float)w) / 2),
               (int)lroundf(box.y + (box.h - (float)h) / 2), w, h, 1);
    return true;
}
