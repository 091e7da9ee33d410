#include "room.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "paint_over.h"
#include "room_looks.h"
#include "room_work.h"

#define ROOM_WIDE 2520.0f // the picture's own size; its middle is shown
#define ROOM_HIGH 1080.0f

#define ROOM_BORDER 799.0f // where floor and wall meet
#define ROOM_METRE  320.0f // units for one metre at the wall

// The part of the picture that a screen shows: all its height and the middle of its width, or what
// the view asks for. A screen still wider than the picture loses height instead, above and below
// the floor's border, so that the floor stays where the camera wants it.
PaintBox room_box(RoomView view, int width, int height) {
    float wide = ROOM_HIGH * (float)width / (float)height;
    if (view.scale > 0) {
        float unit = ROOM_METRE / view.scale; // units for one pixel
        // From far off the room is drawn larger than it would be: it ends nowhere, and its floor
        // still meets the wall where the people stand.
        unit = SDL_min(unit, ROOM_WIDE / (float)width);
        if (view.border > 0)
            unit = SDL_min(unit, ROOM_BORDER / view.border);
        float left = ROOM_WIDE / 2 - unit * (float)width / 2, slide = ROOM_METRE * view.slide;
        return paint_box(left - SDL_clamp(slide, -left, left), ROOM_BORDER - unit * view.border,
                         unit * (float)width, unit * (float)height);
    }
    if (wide <= ROOM_WIDE)
        return paint_box((ROOM_WIDE - wide) / 2, 0, wide, ROOM_HIGH);
    float high = ROOM_WIDE * (float)height / (float)width;
    return paint_box(0, (ROOM_HIGH - high) * ROOM_HORIZON, ROOM_WIDE, high);
}

float room_slack(RoomView view, int width, int height) {
    view.slide = 0;
    return SDL_max(0, room_box(view, width, height).x / ROOM_METRE);
}

int room_spots(RoomId room, RoomView view, int width, int height, RoomSpot out[ROOM_SPOTS]) {
    const RoomLook *look = room_look(room);
    PaintBox box = room_box(view, width, height);
    float pixel = (float)width / box.w;
    for (int i = 0; i < look->spot_count; i++) {
        PaintBox at = look->spot[i].box;
        out[i] =
            (RoomSpot){look->spot[i].kind, paint_box((at.x - box.x) * pixel, (at.y - box.y) * pixel,
                                                     at.w * pixel, at.h * pixel)};
    }
    return look->spot_count;
}

static bool room_resize(Room *room, Painter *painter) {
    int w = painter->width, h = painter->height;
    uint32_t *pixel = realloc(room->pixel, (size_t)w * (size_t)h * 4);
    if (!pixel)
        return fail("out of memory");
    if (room->texture)
        SDL_DestroyTexture(room->texture);
    room->texture = NULL;
    room->pixel = pixel;
    room->width = w;
    room->height = h;
    return true;
}

bool room_same_view(RoomView a, RoomView b) {
    return SDL_fabsf(a.slide - b.slide) < 1e-4f && SDL_fabsf(a.scale - b.scale) < 1e-3f &&
           SDL_fabsf(a.border - b.border) < 1e-2f;
}

// High contrast: every colour of the room goes more than half of the way to one calm tone.
static void veil(BrushCanvas canvas, Hour hour) {
    uint32_t tone = hour == HOUR_EVENING ? 0xE2D3CAu : 0xFBF3E6u;
    for (int y = canvas.from; y < brush_end(canvas); y++) {
        uint32_t *row = canvas.pixel + (size_t)y * (size_t)canvas.stride;
        for (int x = 0; x < canvas.width; x++) {
            uint32_t even = (row[x] & 0xFF00FFu) * 96 + (tone & 0xFF00FFu) * 160;
            uint32_t odd = (row[x] >> 8 & 0xFFu) * 96 + (tone >> 8 & 0xFFu) * 160;
            row[x] = 0xFF000000u | (even >> 8 & 0xFF00FFu) | (odd & 0xFF00u);
        }
    }
}

bool room_picture(Painter *painter, BrushCanvas canvas, PaintBox box, const RoomScene *scene,
                  bool plain) {
    const RoomLook *look = room_look(scene->room);
    int swaps = 0;
    const SvgSwap *swap = room_swaps(scene->hour, &swaps);
    brush_flood(canvas, 0xFFF6E8D1u); // no seam between two shapes shows what was there before
    if (!paint_svg(painter, look->picture, canvas, &box, swap, swaps))
        return false;
    room_tint(canvas, box, &look->hour[scene->hour]);
    const char *over = look->over[scene->hour];
    if (over && !paint_svg(painter, over, canvas, &box, NULL, 0))
        return false;
    if (plain)
        veil(canvas, scene->hour);
    return true;
}

static bool room_fits(Room *room, Painter *painter) {
    bool same = room->width == painter->width && room->height == painter->height;
    return (room->pixel && same) || room_resize(room, painter);
}

bool room_same(const RoomScene *a, const RoomScene *b) {
    return a->room == b->room && a->hour == b->hour;
}

static bool same_look(const Room *room, const RoomScene *a, const RoomScene *b) {
    return room_same(a, b) && room->plain == room->was_plain;
}

static BrushCanvas room_canvas(const Room *room) {
    return brush_canvas(room->pixel, room->width, room->height, room->width);
}

static void room_show(Room *room, const RoomScene *scene) {
    room->scene = *scene;
    room->life.changed_count = 0;
    room->peopled = room->shown = false;
}

bool room_begin(Room *room, const Painter *painter, const RoomScene *scene) {
    if (!room->work)
        room->work = room_work_start(room, painter, scene);
    return room->work != NULL;
}

bool room_coming(const Room *room) {
    return room->work && !room_work_done(room->work);
}

// The picture that was begun, if it is the one that is wanted.
static bool room_take(Room *room, const Painter *painter, const RoomScene *scene) {
    uint32_t *pixel = room->work ? room_work_take(room->work, painter, scene, room->plain) : NULL;
    room->work = NULL;
    if (!pixel)
        return false;
    free(room->pixel);
    room->pixel = pixel;
    return true;
}

bool room_paint(Room *room, Painter *painter, const RoomScene *scene) {
    bool same = room->width == painter->width && room->height == painter->height;
    if (room->pixel && same && !room->moving && same_look(room, &room->scene, scene) &&
        room_same_view(room->scene.view, scene->view))
        return true;
    if (!room_fits(room, painter))
        return false;
    BrushCanvas canvas = room_canvas(room);
    PaintBox box = room_box(scene->view, room->width, room->height);
    if (room_take(room, painter, scene))
        canvas = room_canvas(room);
    else if (!room_picture(painter, canvas, box, scene, room->plain))
        return false;
    room->was_plain = room->plain;
    if (room->moving) { // at rest the wide picture is only a weight
        free(room->wide);
        room->wide = NULL;
        room->moving = false;
    }
    room_life_begin(&room->life, room_look(scene->room), scene->hour, box, canvas);
    room_show(room, scene);
    return true;
}

void room_live(Room *room, double seconds) {
    if (!room->pixel || room->moving)
        return;
    if (room->quiet)
        room_life_rest(&room->life, room_canvas(room));
    else
        room_life_step(&room->life, room_canvas(room), seconds);
}

// The largest part of the picture that a view may show, at three quarters of the screen's
// sharpness.
static bool room_widen(Room *room, Painter *painter, const RoomScene *scene) {
    int width = painter->width * 3 / 4, height = width * 1750 / 2920;
    if (room->wide && room->wide_width == width && same_look(room, &room->wide_scene, scene))
        return true;
    uint32_t *pixel = realloc(room->wide, (size_t)width * (size_t)height * 4);
    if (!pixel)
        return fail("out of memory");
    room->wide = pixel;
    room->wide_width = width;
    room->wide_height = height;
    room->wide_scene = *scene;
    room->wide_box = paint_box(-200, -200, 2920, 1750);
    BrushCanvas canvas = brush_canvas(pixel, width, height, width);
    room->was_plain = room->plain;
    return room_picture(painter, canvas, room->wide_box, scene, room->plain);
}

// Four neighbours by their shares, in 1/256.
static uint32_t sample(const Room *room, int x, int y) {
    int left = x >> 8, top = y >> 8;
    left = left < 0 ? 0 : left > room->wide_width - 2 ? room->wide_width - 2 : left;
    top = top < 0 ? 0 : top > room->wide_height - 2 ? room->wide_height - 2 : top;
    uint32_t fx = (uint32_t)x & 255, fy = (uint32_t)y & 255;
    const uint32_t *p = room->wide + (size_t)top * (size_t)room->wide_width + left;
    const uint32_t *q = p + room->wide_width;
    uint32_t w[4] = {(256 - fx) * (256 - fy) >> 8, fx * (256 - fy) >> 8, (256 - fx) * fy >> 8, 0};
    w[3] = 256 - w[0] - w[1] - w[2];
    uint32_t mask = 0xFF00FF;
    uint32_t even =
        (p[0] & mask) * w[0] + (p[1] & mask) * w[1] + (q[0] & mask) * w[2] + (q[1] & mask) * w[3];
    uint32_t odd = (p[0] >> 8 & mask) * w[0] + (p[1] >> 8 & mask) * w[1] +
                   (q[0] >> 8 & mask) * w[2] + (q[1] >> 8 & mask) * w[3];
    return (even >> 8 & mask) | (odd & ~mask) | 0xFF000000u;
}

bool room_paint_moving(Room *room, Painter *painter, const RoomScene *scene) {
    if (!room_fits(room, painter) || !room_widen(room, painter, scene))
        return false;
    PaintBox box = room_box(scene->view, room->width, room->height), wide = room->wide_box;
    double per =
        (double)room->wide_width / (double)wide.w * 256.0; // 1/256 of a kept pixel for a unit
    double step = (double)box.w / room->width * per;
    double x0 = (double)(box.x - wide.x) * per - 128, y0 = (double)(box.y - wide.y) * per - 128;
    for (int y = 0; y < room->height; y++) {
        uint32_t *out = room->pixel + (size_t)y * (size_t)room->width;
        int from_y = (int)(y0 + (y + .5) * step);
        for (int x = 0; x < room->width; x++)
            out[x] = sample(room, (int)(x0 + (x + .5) * step), from_y);
    }
    room->moving = true;
    room_show(room, scene);
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

// ---- onto the screen ----

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

static bool room_texture(Room *room, Painter *painter) {
    if (!room->texture)
        room->texture = SDL_CreateTexture(painter->renderer, SDL_PIXELFORMAT_ARGB8888,
                                          SDL_TEXTUREACCESS_STREAMING, room->width, room->height);
    if (room->texture && !room->shown)
        SDL_UpdateTexture(room->texture, NULL, room->pixel, room->width * 4);
    room->shown = true;
    return room->texture != NULL;
}

// By a texture that keeps the room with the people in it: only what has changed goes to it.
static void draw_texture(Room *room, Painter *painter, const RasterPicture *people, RasterBox box) {
    if (!room_texture(room, painter))
        return;
    if (box.x0 < box.x1 && box.y0 < box.y1)
        room_compose(room, people, box);
    for (int i = 0; i < room->life.changed_count; i++)
        room_compose(room, people, room->life.changed[i]);
    SDL_SetTextureBlendMode(room->texture, SDL_BLENDMODE_NONE);
    SDL_RenderCopy(painter->renderer, room->texture, NULL, NULL);
}

// Straight into the screen's own pixels, which saves a picture of the screen's size.
static void draw_pixels(const Room *room, Painter *painter, const RasterPicture *people,
                        RasterBox box) {
    SDL_Surface *screen = painter->screen;
    SDL_RenderFlush(painter->renderer); // what was drawn before lies under the room
    int stride = screen->pitch / 4;
    uint32_t *pixel = screen->pixels;
    for (int y = 0; y < room->height; y++) {
        const uint32_t *from = room->pixel + (size_t)y * (size_t)room->width;
        uint32_t *to = pixel + (size_t)y * (size_t)stride;
        bool beside = people && y >= box.y0 && y < box.y1;
        int left = beside ? box.x0 : room->width, right = beside ? box.x1 : room->width;
        memcpy(to, from, (size_t)left * 4);
        memcpy(to + right, from + right, 4 * (size_t)(room->width - right));
    }
    PaintPixels under = {room->pixel, room->width, room->height, room->width};
    pixel += box.y0 * stride + box.x0;
    if (people && box.x0 < box.x1 && box.y0 < box.y1)
        paint_over((PaintPixels){pixel, room->width, room->height, stride}, under, people, box);
}

void room_draw(Room *room, Painter *painter, const RasterPicture *people) {
    if (!room->pixel)
        return;
    SDL_Surface *screen = painter->screen;
    RasterBox all = {0, 0, room->width, room->height}, box = {0, 0, 0, 0};
    if (people && room->peopled)
        box = box_enlarged(people->changed, people, room);
    else if (people || room->peopled)
        box = all;
    if (screen && screen->w == room->width && screen->h == room->height)
        draw_pixels(room, painter, people, box);
    else
        draw_texture(room, painter, people, box);
    room->life.changed_count = 0;
    room->peopled = people != NULL;
}

// The sun is low in the morning and in the afternoon, the lamp hangs beside the people; but a long
// shadow would come apart from the feet.
RasterShadow room_shadow(Hour hour, float wall) {
    static const RasterShadow SHADOWS[HOUR_COUNT] = {
        [HOUR_MORNING] = {{-.48f, .92f, .30f}, 0, 0, 0x523044, .36f},
        [HOUR_NOON] = {{-.45f, 1.0f, .35f}, 0, 0, 0x4E2A3A, .40f},
        [HOUR_GOLD] = {{-.50f, .84f, .28f}, 0, 0, 0x562A34, .42f},
        [HOUR_EVENING] = {{-.46f, .90f, .22f}, 0, 0, 0x301830, .46f},
    };
    RasterShadow shadow = SHADOWS[hour];
    shadow.back_z = wall;
    return shadow;
}

// People take most of it: they and their skin stay what the eye looks for.
RasterLamp room_lamp(const RoomScene *scene, int width, int height) {
    const float share = .72f;
    const RoomHour *hour = &room_look(scene->room)->hour[scene->hour];
    PaintBox box = room_box(scene->view, width, height);
    float pixels = (float)width / box.w;
    RasterLamp lamp = {
        (hour->x - box.x) * pixels, (hour->y - box.y) * pixels, hour->reach * pixels, {0}, {0}};
    for (int k = 0; k < 3; k++) {
        lamp.near[k] = 1 + share * ((float)hour->near[k] / 256 - 1);
        lamp.far[k] = 1 + share * ((float)hour->far[k] / 256 - 1);
    }
    return lamp;
}

void room_free(Room *room) {
    if (room->work)
        free(room_work_take(room->work, &(Painter){0}, &(RoomScene){0}, false));
    if (room->texture)
        SDL_DestroyTexture(room->texture);
    free(room->pixel);
    free(room->wide);
    room_life_free(&room->life);
    *room = (Room){.quiet = room->quiet, .plain = room->plain, .slow = room->slow};
}
