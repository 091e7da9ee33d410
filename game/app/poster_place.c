#include "poster_place.h"

#include <math.h>

#define ROUND 30.0f // pixels of a corner
// Metres over the feet: where wall and floor meet. Behind a mat they meet farther up, the more, the
// steeper it is seen.
#define BACK       .24f
#define BACK_MAT   .62f
#define BACK_STEEP .57f // for each radian

static void draw_room(Painter *p, PaintBox at, float edge) {
    const uint32_t wall = 0xFFFFFDF8u, wood = 0xFFF3E4CBu, skirting = 0xFFE7D3B2u;
    PaintPanel floor = {.top = wood, .bottom = wood, .radius = ROUND};
    PaintPanel upper = {.top = wall, .bottom = wall, .radius = ROUND};
    paint_panel(p, at, &floor, 1);
    paint_panel(p, paint_box(at.x, at.y, at.w, edge - at.y), &upper, 1);
    float square = fminf(2 * ROUND, fmaxf(edge - at.y - ROUND, 12)); // of it; its top is round
    paint_fill(p, paint_box(at.x, edge - square, at.w, square), wall);
    paint_fill(p, paint_box(at.x, edge - 12, at.w, 12), skirting);
}

void poster_place_draw(Painter *p, PaintBox at, const PosterMove *move, int pose, float feet) {
    const Version *v = move->timeline.version;
    float mat = BACK_MAT + BACK_STEEP * (float)v->camera.pitch;
    draw_room(p, at, feet - (v->camera.floor ? mat : BACK) * move->painted);
    SDL_Surface *picture = move->pose[pose].picture;
    SDL_Texture *texture = SDL_CreateTextureFromSurface(p->renderer, picture);
    SDL_Rect to = {(int)(at.x + .5f * (at.w - (float)picture->w)),
                   (int)feet + move->under - picture->h, picture->w, picture->h};
    SDL_Rect frame = {(int)at.x, (int)at.y, (int)at.w, (int)at.h};
    SDL_RenderSetClipRect(p->renderer, &frame); // shadows end with the floor
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    SDL_RenderCopy(p->renderer, texture, NULL, &to);
    SDL_RenderSetClipRect(p->renderer, NULL);
    SDL_DestroyTexture(texture);
}
