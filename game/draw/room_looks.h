// Inside of the room: what each room is in each light, and what lives in it.
#ifndef ROOM_LOOKS_H
#define ROOM_LOOKS_H

#include "level.h"
#include "room_light.h"

// A part of the picture that moves a little by itself: the picture under the box is pushed to and
// fro, nothing at the box's edges and most in its middle. Lengths in the picture's own units.
typedef struct {
    PaintBox box;
    float dx, dy;       // how far; one of them is 0
    float upper, lower; // shares of the height in which the push comes and goes
    float seconds;      // once to and fro
    float wave;         // turns by which the lower end is behind the upper one
} RoomStir;

// What people should not be in front of: the baby's face or the cat's, a pole that would grow out
// of a head, a picture on the wall.
typedef enum { ROOM_FACE, ROOM_CAT, ROOM_POLE, ROOM_FRAME } RoomSpotKind;
typedef struct {
    RoomSpotKind kind;
    PaintBox box;
} RoomSpot;
enum { ROOM_SPOTS = 12 };
typedef struct {
    const char *picture;          // assets/NAME.svg
    const char *over[HOUR_COUNT]; // its light as a picture laid over the tinted one; or NULL
    RoomHour hour[HOUR_COUNT];
    const RoomStir *stir;
    int stir_count;
    const RoomSpot *spot;
    int spot_count;
    PaintBox air;              // where motes float; clear of every stir
    uint32_t mote[HOUR_COUNT]; // their colour, 0: none in this light
} RoomLook;

const RoomLook *room_look(RoomId room);

#endif
