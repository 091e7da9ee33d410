#include "guest.h"

#include "breath.h"

const float GUEST_X = .70f, GUEST_Y = .955f;

static const float SIZE = .85f; // of what visits the garden: nobody lies behind it

void guest_come(Guest *guest, int kind, long tick) {
    *guest = (Guest){kind, tick};
}

double guest_since(const Guest *guest, long tick) {
    double since = (double)(tick - guest->tick) / TICKS_PER_SECOND;
    return guest->tick > 0 && since >= 0 && since < GUEST_STAYS ? since : -1;
}

void guest_draw(const Guest *guest, Painter *p, long tick, bool quiet) {
    double since = guest_since(guest, tick);
    if (since < 0)
        return;
    GardenVisitor visitor = {.kind = guest->kind,
                             .x = GUEST_X * (float)p->width,
                             .y = GUEST_Y * (float)p->height,
                             .seconds = (float)since,
                             .left = (float)(GUEST_STAYS - since)};
    garden_draw_guest(p, &visitor, SIZE * (float)p->unit, quiet);
}
