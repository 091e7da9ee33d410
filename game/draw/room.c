#include "room.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "paint_over.h"
#include "room_light.h"

#define ROOM_NAME "rooms/living_room"
#define ROOM_WIDE 2520.0f // the picture's own size; its middle is shown
#define ROOM_HIGH 1080.0f

// The part of the picture that a screen shows: all its height and the middle of its width. A screen
// still wider than the picture loses height instead, above and below the floor's border, so that
// the floor stays where the camera wants it.
static PaintBox room_view(int width, int height) {
    float wide = ROOM_HIGH * (float)width / (float)height;
    if (wide <= ROOM_WIDE)
        return paint_box((ROOM_WIDE - wide) / 2, 0, wide, ROOM_HIGH);
    float high = ROOM_WIDE * (float)height / (float)width;
    return paint_box(0, (ROOM_HIGH - high) * ROOM_HORIZON, ROOM_WIDE, high);
}

static bool room_resize(Room *room, Painter *painter) {
    int w = painter->width, h = painter->height;
    uint32_t *pixel = realloc(room->pixel, (size_t)w * (size_t)h * 4);
    if (!pixel)
        return fail("out of memory");
    if (room->texture)
        SDL_DestroyTexture(room->texture);
    room->pixel = pixel;
    room->width = w;
    room->height = h;
    room->texture = SDL_CreateTexture(painter->renderer, SDL_PIXELFORMAT_ARGB8888,
                                      SDL_TEXTUREACCESS_STREAMING, w, h);
    return room->texture || fail("%s", SDL_GetError());
}

bool room_paint(Room *room, Painter *painter, Hour hour) {
    bool same = room->width == painter->width && room->height == painter->height;
    if (room->texture && same && room->hour == hour)
        return true;
    if (!(room->texture && same) && !room_resize(room, painter))
        return false;
    PaintBox view = room_view(room->width, room->height);
    BrushCanvas canvas = {room->pixel, room->width, room->height, room->width};
    int swaps = 0;
    const SvgSwap *swap = room_swaps(hour, &swaps);
    if (!paint_svg(painter, ROOM_NAME, canvas, &view, swap, swaps))
        return false;
    room_light(canvas, view, hour);
    room->hour = hour;
    room->peopled = false;
    SDL_UpdateTexture(room->texture, NULL, room->pixel, room->width * 4);
    return true;
}

// The box of a smaller picture on the screen, with a rim for the soft enlarging.
static RasterBox box_enlarged(RasterBox box, const RasterPicture *picture, const Room *room) {
    if (picture->width == room->width && picture->height == room->height)
        return box;
    RasterBox large = {box.x0 * room->width / picture->width - 2,
                       box.y0 * room->height / picture->height - 2,
                       (box.x1 * room->width + picture->width - 1) / picture->width + 2,
                       (box.y1 * room->height + picture->height - 1) / picture->height + 2};
    large.x0 = large.x0 < 0 ? 0 : large.x0;
    large.y0 = large.y0 < 0 ? 0 : large.y0;
    large.x1 = large.x1 > room->width ? room->width : large.x1;
    large.y1 = large.y1 > room->height ? room->height : large.y1;
    return large;
}

static void room_compose(Room *room, const RasterPicture *people, RasterBox box) {
    SDL_Rect place = {box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0};
    void *memory = NULL;
    int pitch = 0;
    if (SDL_LockTexture(room->texture, &place, &memory, &pitch) != 0)
        return;
    PaintPixels target = {memory, place.w, place.h, pitch / 4};
    PaintPixels under = {room->pixel, room->width, room->height, room->width};
    RasterPicture nobody = {room->pixel, room->width, room->height, room->width, box};
    paint_over(target, under, people ? people : &nobody, box);
    SDL_UnlockTexture(room->texture);
}

void room_draw(Room *room, Painter *painter, const RasterPicture *people) {
    if (!room->texture)
        return;
    RasterBox all = {0, 0, room->width, room->height}, box = {0, 0, 0, 0};
    if (people && room->peopled)
        box = box_enlarged(people->changed, people, room);
    else if (people || room->peopled)
        box = all;
    if (box.x0 < box.x1 && box.y0 < box.y1)
        room_compose(room, people, box);
    room->peopled = people != NULL;
    SDL_SetTextureBlendMode(room->texture, SDL_BLENDMODE_NONE);
    SDL_RenderCopy(painter->renderer, room->texture, NULL, NULL);
}

void room_free(Room *room) {
    if (room->texture)
        SDL_DestroyTexture(room->texture);
    free(room->pixel);
    *room = (Room){0};
}
