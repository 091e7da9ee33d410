// What is seen before the room is painted: its light alone, and a small lantern.
#include "room.h"
#include "room_looks.h"

#define WALL 0xF6E8D1u // as every room's walls, before the hour's light

static uint32_t tone(const uint16_t light[3]) {
    uint32_t color = 0xFF;
    for (int k = 0; k < 3; k++) {
        uint32_t lit = (WALL >> (16 - 8 * k) & 255) * light[k] >> 8;
        color = color << 8 | (lit < 255 ? lit : 255);
    }
    return color;
}

void room_quiet(Painter *painter, const RoomScene *scene, float alpha) {
    const RoomHour *hour = &room_look(scene->room)->hour[scene->hour];
    float wide = (float)painter->width, high = (float)painter->height, size = high * .13f;
    paint_fill(painter, paint_box(0, 0, wide, high), paint_fade(tone(hour->far), alpha));
    paint_glow(painter, wide / 2, high / 2, high * .22f, paint_fade(0xFFFFE9B0u, alpha));
    PaintBox lantern = {(wide - size) / 2, (high - size) / 2, size, size};
    paint_picture(painter, "icons/lantern", lantern, alpha);
}
