// Inside of the room: what moves by itself, slowly and away from the people. Each part is a small
// box of the painted picture, moved anew ten times a second, one after the other; what it shows
// depends on the time alone.
#ifndef ROOM_LIFE_H
#define ROOM_LIFE_H

#include "raster.h"
#include "room_looks.h"

enum { ROOM_STIRS = 8, ROOM_MOTES = 12, ROOM_MOTE_SIDE = 16 };

typedef struct {
    RasterBox box;   // pixels
    uint32_t *still; // owned: what was painted there
    long step;       // of its time; -1 is still
} RoomPatch;

typedef struct {
    RasterBox box;
    uint32_t under[ROOM_MOTE_SIDE * ROOM_MOTE_SIDE];
} RoomMote;

typedef struct {
    const RoomLook *look;
    Hour hour;
    PaintBox view; // the part of the picture that the canvas shows
    RoomPatch patch[ROOM_STIRS];
    RoomMote mote[ROOM_MOTES];
    int mote_count;
    RasterBox changed[ROOM_STIRS + 2 * ROOM_MOTES]; // by the last step
    int changed_count;
} RoomLife; // zero lives nowhere

// Begins on a freshly painted picture. What finds no memory stays still.
void room_life_begin(RoomLife *life, const RoomLook *look, Hour hour, PaintBox view,
                     BrushCanvas canvas);
void room_life_step(RoomLife *life, BrushCanvas canvas, double seconds);
// Everything as it was painted.
void room_life_rest(RoomLife *life, BrushCanvas canvas);
void room_life_free(RoomLife *life);

#endif
