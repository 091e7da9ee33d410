// The room behind the people: painted once for a size and a light, then only copied; a few small
// parts of it live, slowly; the people's picture is laid over it. Knows the pictures of the rooms,
// nothing of who is in them.
#ifndef ROOM_H
#define ROOM_H

#include "level.h"
#include "material.h"
#include "paint.h"
#include "raster.h"
#include "room_life.h"

// Which part of the room's picture fills the screen. Zero shows it as it was painted.
typedef struct {
    float scale;  // screen pixels for one metre at the wall
    float border; // pixels from the screen's top to where floor and wall meet
    float slide;  // metres at the wall that the room's middle is to the right of the screen's
} RoomView;

typedef struct {
    RoomId room;
    Hour hour;
    RoomView view;
} RoomScene;

typedef struct RoomWork RoomWork; // inside: a picture that is painted meanwhile

typedef struct {
    bool quiet;           // the owner's wish: nothing moves by itself
    bool plain;           // the owner's wish: high contrast, the room steps back behind the people
    SDL_Texture *texture; // owned: the room with the people in it; NULL: drawn without one
    uint32_t *pixel;      // owned: the empty room, ARGB8888, width * height
    int width, height;
    RoomScene scene;
    bool was_plain; // as painted
    RoomWork *work; // owned: room_begin's; NULL: nothing is under way
    int slow;       // milliseconds that painting it is made to take longer, for a try
    bool shown;     // the texture holds this room
    bool peopled;   // and differs from it where people are
    RoomLife life;
    // While the view moves: the room painted once, larger than the screen shows, to be sampled.
    uint32_t *wide; // owned
    int wide_width, wide_height;
    PaintBox wide_box; // what it shows, in the picture's own units
    RoomScene wide_scene;
    bool moving;
} Room; // zero is a room not yet painted

// Where the spots of a room are on a screen of this size, in pixels; returns how many.
int room_spots(RoomId room, RoomView view, int width, int height, RoomSpot out[ROOM_SPOTS]);
// How far a view can slide before the room's picture ends, metres to either side.
float room_slack(RoomView view, int width, int height);

// The floor of every room meets its wall at this part of the picture's height.
#define ROOM_HORIZON 0.74f

// Begins to paint the room on a thread of its own, for the painter's size; room_paint takes the
// picture over, and waits for it. False when that cannot be: then room_paint paints it itself.
bool room_begin(Room *room, const Painter *painter, const RoomScene *scene);
bool room_coming(const Room *room); // whether it is still being painted
// What is shown meanwhile, and goes softly (alpha 1..0) when the room has come.
void room_quiet(Painter *painter, const RoomScene *scene, float alpha);
// Paints the room for the painter's size. Does nothing when that is done already. Zero is fine
// before the first call. False and fail() when the picture cannot be read or memory is short.
bool room_paint(Room *room, Painter *painter, const RoomScene *scene);
// The same for a view that moves: quicker for each picture, a little softer.
bool room_paint_moving(Room *room, Painter *painter, const RoomScene *scene);
// Lets what lives in the room go on to this time; draw it next. Nothing lives while the view moves.
void room_live(Room *room, double seconds);
// Draws the room, with the people in it when `people` is given. A picture of people that is smaller
// than the screen is drawn larger, softly. Every picture that the rasteriser makes must be shown
// once, because it tells only what has changed.
void room_draw(Room *room, Painter *painter, const RasterPicture *people);
// The shadow that people cast in the light of an hour, on the floor before the wall at this z.
RasterShadow room_shadow(Hour hour, float wall);
// The room's light on a picture of people of this size, in the room's pixels.
RasterLamp room_lamp(const RoomScene *scene, int width, int height);
void room_free(Room *room); // the wishes stay

#endif
