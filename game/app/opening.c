#include "opening.h"

#include <stdlib.h>

#include "blend.h"
#include "screen.h"

enum { VEIL_TICKS = TICKS_PER_SECOND / 2 };

static RoomScene first_room(const Game *g) {
    return (RoomScene){.hour = screen_light(g)};
}

void opening_begin(Game *g) {
    const char *slow = getenv("STRETCH_GARDEN_SLOW_ROOM");
    g->room.slow = slow ? atoi(slow) : 0;
    painter_begin(&g->painter);
    RoomScene scene = first_room(g);
    g->opening = room_begin(&g->room, &g->painter, &scene);
}

bool opening_draw(Game *g) {
    if (!g->opening)
        return false;
    if (g->veil > 0) // it is there: people are made behind it, beside the room
        game_stage(g);
    g->opening = g->veil == 0 || room_coming(&g->room);
    if (!g->opening)
        return false;
    RoomScene scene = first_room(g);
    room_quiet(&g->painter, &scene, 1);
    g->veil = VEIL_TICKS;
    return true;
}

void opening_veil(Game *g) {
    RoomScene scene = first_room(g);
    if (g->veil > 0)
        room_quiet(&g->painter, &scene, (float)blend_ease((double)g->veil / VEIL_TICKS));
}

void opening_tick(Game *g) {
    if (g->veil > 0 && !g->opening)
        g->veil--;
}
