// A piece of the room's wall, panelled like it and with a board on top; it slides out of the back
// wall and into it.
#include <math.h>
#include <stddef.h>

#include "prop_internal.h"

#define BOARD_HIGH .11 // metres, of the skirting board
#define BOARD_OUT  .012
#define RAIL       .56 // the height of the rail over the panels
#define TOP_HIGH   .03 // half the height of the board on top
#define TOP_OUT    .028
#define PANEL      .46 // from panel to panel
#define PANEL_OUT  .006
#define EDGE       .004

enum { WALL, LOWER, TRIM, TOP };

typedef struct {
    Solid *shape;
    double half, length; // of the thickness; metres
    int first;           // material
} Wall;

// A board all round, so far out and between two heights; its end faces the viewer.
static void board(const Wall *w, double low, double high, double out, int material) {
    double deep = .5 * w->length;
    solid_box(w->shape, vec3(w->half, .5 * (low + high), out - deep),
              vec3(w->half + out, .5 * (high - low), deep), EDGE, quat_identity(),
              w->first + material);
}

// Raised fields on both sides under the rail, and two on the end.
static void panels(const Wall *w) {
    Quat none = quat_identity();
    int count = (int)(w->length / PANEL);
    for (int i = 0; i < count; i++)
        for (int side = 0; side < 2; side++) {
            double x = side ? 2 * w->half + PANEL_OUT : -PANEL_OUT;
            solid_box(w->shape, vec3(x, .325, -.27 - PANEL * i), vec3(.008, .155, .17), EDGE, none,
                      w->first + TRIM);
        }
    solid_box(w->shape, vec3(w->half, .325, PANEL_OUT), vec3(.6 * w->half, .155, .008), EDGE, none,
              w->first + TRIM);
    solid_box(w->shape, vec3(w->half, 1.08, 0), vec3(.6 * w->half, .40, .006), EDGE, none,
              w->first + LOWER);
}

Prop *prop_wall_create(double thick, double high, double length, int first) {
    Prop *prop = prop_create(4096, 8192, first);
    if (prop == NULL)
        return NULL;
    prop->no_shadow = true;
    Wall wall = {&prop->shape, .5 * thick, length, first};
    board(&wall, 0, high, 0, WALL);
    board(&wall, 0, RAIL, PANEL_OUT, LOWER);
    board(&wall, 0, BOARD_HIGH, BOARD_OUT + PANEL_OUT, TRIM);
    board(&wall, RAIL - .02, RAIL + .02, BOARD_OUT + PANEL_OUT, TRIM);
    board(&wall, high - .05, high, BOARD_OUT, TRIM);
    board(&wall, high, high + 2 * TOP_HIGH, TOP_OUT, TOP);
    panels(&wall);
    return prop_finish(prop);
}

void prop_wall_looks(RoomId room, MaterialLook looks[WALL_MATERIALS]) {
    static const unsigned COLORS[ROOM_COUNT][WALL_MATERIALS] = {
        [ROOM_LIVING_ROOM] = {0xF8ECD6, 0xEBDBC0, 0xFFF8EA, 0xB9743E},
        [ROOM_TERRACE] = {0xEEDDBE, 0xEEDDBE, 0xF6EAD2, 0xFFF8EA},
        [ROOM_BEDROOM] = {0xF4E0D9, 0xEFDCCB, 0xFFF6EA, 0xB9743E},
    };
    for (int i = 0; i < WALL_MATERIALS; i++)
        looks[i] = (MaterialLook){.color = COLORS[room][i]};
}

void prop_wall_slide(Prop *prop, Vec3 front, double back) {
    prop_place(prop, front, 0);
    for (int i = 0; i < prop->world.vertex_count; i++) {
        float *z = &prop->world.vertex[i].position[2];
        *z = fmaxf(*z, (float)back); // what is in the back wall is not seen
    }
}
