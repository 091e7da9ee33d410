#include "stage_extent.h"

#include <math.h>
#include <stddef.h>

#define ROW_HIGH    .04 // of the person's height
#define FACE        .35 // of the head's: what is round its middle
#define HEADS_APART .5

void extent_begin(Extent *e, const Figure *figure) {
    *e = (Extent){.figure = figure, .low_x = 1e9, .high_x = -1e9};
}

void extent_add(Extent *e, Vec3 p) {
    int row = (int)clamp(p.y / (ROW_HIGH * e->figure->height), 0, EXTENT_ROWS - 1);
    Vec3 *side = e->point[row];
    bool first = e->top[row] <= 0;
    e->top[row] = fmax(e->top[row], fmax(p.y, 1e-6));
    if (first || p.x < side[0].x)
        side[0] = p;
    if (first || p.x > side[1].x)
        side[1] = p;
    if (first || p.z < side[2].z)
        side[2] = p;
    if (first || p.z > side[3].z)
        side[3] = p;
    side[0].y = side[1].y = e->top[row]; // nobody reaches higher there
    e->low_x = fmin(e->low_x, p.x);
    e->high_x = fmax(e->high_x, p.x);
}

void extent_body(Extent *e, const Body *body, MatFrame frame) {
    static const Joint outline[] = {
        JOINT_CROWN, JOINT_KNUCKLES, JOINT_KNUCKLES + 1, JOINT_ELBOW,       JOINT_ELBOW + 1,
        JOINT_TOE,   JOINT_TOE + 1,  JOINT_KNEE,         JOINT_KNEE + 1,    JOINT_PELVIS,
        JOINT_HEEL,  JOINT_HEEL + 1, JOINT_SHOULDER,     JOINT_SHOULDER + 1};
    for (size_t i = 0; i < sizeof outline / sizeof outline[0]; i++)
        extent_add(e, frame_at(frame, body->position[outline[i]]));
    Vec3 head =
        frame_at(frame, vec_mix(body->position[JOINT_HEAD], body->position[JOINT_CROWN], .5));
    double round = FACE * e->figure->head;
    bool far = e->heads == 0 ||
               vec_length(vec_sub(head, e->head[e->heads - 1])) > HEADS_APART * e->figure->head;
    if (far && e->heads < EXTENT_HEADS)
        e->head[e->heads++] = head;
    for (int side = -1; side <= 1; side += 2) {
        extent_add(e, vec_add(head, vec3(side * round, 0, 0)));
        extent_add(e, vec_add(head, vec3(0, .6 * side * round, 0)));
    }
}

double extent_high(const Extent *e) {
    double high = 0;
    for (int row = 0; row < EXTENT_ROWS; row++)
        high = fmax(high, e->top[row]);
    return high;
}
