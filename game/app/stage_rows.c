#include "stage_rows.h"

// Where each is from left to right, by how many they are (world z, metres): who leads is in front,
// the smallest beside. On the floor more room is needed.
static const double ROW[2][STAGE_PEOPLE + 1][STAGE_PEOPLE] = {
    {{0}, {.6}, {.6, .55}, {1.0, .1, .6}, {1.0, .1, .1, .7}},
    {{0}, {.6}, {.7, .55}, {1.55, .0, 1.4}, {1.55, .0, .0, 1.45}}};
// The middles of two mats next to each other, as a part of both people's heights together.
static const double APART[STAGE_PEOPLE + 1] = {0, 0, .74, .38, .36};
// Metres between what they do; on the floor limbs lie one behind the other.
static const double SPACE = .10, SPACE_MANY = .24, SPACE_FLOOR = .08, SPACE_FRONT = .20;
static const double SEATED_NEARER = .40; // metres that who leads on a chair is before who stands
static const double BEHIND_Z = -.95;     // metres: where who is upright in the back row is

static bool sits(const Motion *m) {
    return exercise_stance(m->version) == STANCE_SITTING_ON_CHAIR;
}

// The old, who sit while others are on the floor, and then from tall to small.
static bool comes_first(const Figure *a, const Figure *b) {
    return a->old != b->old ? a->old : a->height > b->height;
}

// From left to right, after who leads; the cards lie on the right. The same in all movements, so
// that nobody crosses anybody on the way.
static void order_of(const StageScene *scene, int people, int *order) {
    for (int i = 0; i < people; i++) {
        int k = i;
        for (; k > 1 && comes_first(scene->motion[i].figure, scene->motion[order[k - 1]].figure);
             k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
}

// Side by side, with room for every movement.
static void place_beside(StageView *v, const Extent *extent, int people, const int *order,
                         double space) {
    for (int k = 1; k < people; k++) {
        const Extent *e = &extent[order[k]], *left = &extent[order[k - 1]];
        double x = v->place[order[k - 1]].x, needed = x + left->high_x + space - e->low_x;
        bool floor = space == SPACE_FLOOR; // mats end to end
        double apart = x + (floor ? .5 * FLOOR_MAT_LENGTH : APART[people]) *
                               (e->figure->height + left->figure->height);
        bool near = people > 2 && needed < 1.15 * apart; // limbs may lie one before the other
        v->place[order[k]].x = near ? apart : fmax(needed, apart);
    }
}

// Who sits is in the row, the mat before it.
static double forward(const Motion *m) {
    return sits(m) ? floor_chair(m->figure).place.x : 0;
}

// On the floor in two rows: who leads and the smallest in front; behind, from left to right, the
// others.
static void place_in_rows(StageScene *scene, const Extent *extent, int people, const int *order) {
    StageView *v = &scene->view;
    const int last = people - 1;
    double at = 0;
    for (int k = 1; k < last; k++) {
        const Extent *e = &extent[order[k]];
        v->place[order[k]].x = at - e->low_x;
        if (sits(&scene->motion[order[k]]))
            v->place[order[k]].z = BEHIND_Z + forward(&scene->motion[order[k]]);
        at = v->place[order[k]].x + e->high_x + SPACE_FLOOR;
    }
    v->place[order[last]].x = extent[order[0]].high_x + SPACE_FRONT - extent[order[last]].low_x;
}

void stage_rows(StageScene *scene, const Extent *extent, int people) {
    StageView *v = &scene->view;
    const bool floor = scene->version->camera.floor;
    const double space = floor ? SPACE_FLOOR : people <= 2 ? SPACE : SPACE_MANY;
    int order[STAGE_PEOPLE];
    order_of(scene, people, order);
    for (int k = 0; k < people; k++) {
        const Motion *m = &scene->motion[order[k]];
        double z = ROW[floor][people][k] + (people <= 2 ? forward(m) : 0);
        bool low = k == 0 && people == 2 && sits(m) && !sits(&scene->motion[order[1]]);
        z += low ? SEATED_NEARER : 0;
        v->place[order[k]] = vec3(0, 0, z);
    }
    if (floor && people > 2)
        place_in_rows(scene, extent, people, order);
    else
        place_beside(v, extent, people, order, space);
    v->target = vec3(.5 * v->place[order[people - 1]].x, .8, 0);
}
