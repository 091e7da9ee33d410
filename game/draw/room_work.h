// A room's picture painted on a thread of its own, for a start that must not wait for it. Knows no
// screen.
#ifndef ROOM_WORK_H
#define ROOM_WORK_H

#include "room.h"

// Paints `scene` as `room` wants it (plain or not), in the painter's size. NULL with fail() when no
// thread or no memory can be had.
RoomWork *room_work_start(const Room *room, const Painter *painter, const RoomScene *scene);
bool room_work_done(RoomWork *work);
// Waits for the end and frees the work. The pixels (free() them), or NULL when they do not show
// this scene, plain or not, in this size.
uint32_t *room_work_take(RoomWork *work, const Painter *painter, const RoomScene *scene,
                         bool plain);

// Paints a room into a canvas: the part of its picture that `box` cuts out. False with fail().
bool room_picture(Painter *painter, BrushCanvas canvas, PaintBox box, const RoomScene *scene,
                  bool plain);
// The part of the picture that a view shows on a screen.
PaintBox room_box(RoomView view, int width, int height);
bool room_same(const RoomScene *a, const RoomScene *b); // but for the view
bool room_same_view(RoomView a, RoomView b);

#endif
