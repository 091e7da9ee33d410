#include "move_picture.h"

#include <math.h>
#include <string.h>

#include "paint_later.h"
#include "poster_poses.h"

#define PART .94f // of the box, from head to foot and from hand to hand
#define LOW  .62f // of the air round it is over it

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

// The whole person, feet and all, as large as the box lets.
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
    SDL_Surface *surface = NULL;
    if (poster_poses_paint(&move, stage, PART * fminf(wish->h / tall, wish->w / wide))) {
        surface = move.pose[0].picture; // the caller's
        move.pose[0].picture = NULL;
    }
    poster_poses_free(&move);
    stage_destroy(stage);
    return surface;
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
               (int)lroundf(box.y + LOW * (box.h - (float)h)), w, h, 1);
    return true;
}
