#include "stage_rows.h"

#include "stage_things.h"

// Where each is from left to right, by how many they are (world z, metres): who leads is in front,
// the smallest beside. On the floor more room is needed.
static const double ROW[2][STAGE_PEOPLE + 1][STAGE_PEOPLE] = {
    {{0}, {.6}, {.6, .55}, {1.0, .1, .6}, {1.0, .1, .1, .7}},
    {{0}, {.6}, {.7, .55}, {1.55, .0, 1.4}, {1.55, .0, .0, 1.45}}};
// The middles of two mats next to each other, as a part of both people's heights together.
static const double APART[STAGE_PEOPLE + 1] = {0, 0, .58, .38, .36}, APART_CHAIRS = .36;
// Metres between what they do; on the floor limbs lie one behind the other.
static const double SPACE = .10, SPACE_MANY = .24, SPACE_FLOOR = .08, SPACE_FRONT = .20;
// Who leads is that much nearer than who reaches higher, for each metre of it, and at most
// (metres): who is large in the picture is looked at.
static const double NEARER = 2, NEAREST = .8;
static const double BEHIND_Z = -.6; // metres: where who is upright in the back row is

static bool sits(const Motion *m) {
    return exercise_stance(m->version) == STANCE_SITTING_ON_CHAIR;
}

static double height_of(const StageScene *scene, int who) {
    return scene->motion[who].figure->height;
}

// From left to right, after who leads, from tall to small; the cards lie on the right. The same in
// all movements, so that few cross anybody on the way.
static void order_of(const StageScene *scene, int people, int *order) {
    for (int i = 0; i < people; i++) {
        int k = i;
        for (; k > 1 && height_of(scene, i) > height_of(scene, order[k - 1]); k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
}

static double apart_of(const StageScene *scene, int a, int b, int people) {
    bool mats = things_needed(scene->motion[a].version, THING_MAT) &&
                things_needed(scene->motion[b].version, THING_MAT);
    if (scene->version->camera.floor) // end to end
        return .5 * FLOOR_MAT_LENGTH;
    return mats ? APART[people] : APART_CHAIRS;
}

// Side by side, with room for every movement.
static void place_beside(StageScene *scene, const Extent *extent, int people, const int *order,
                         double space) {
    StageView *v = &scene->view;
    for (int k = 1; k < people; k++) {
        const Extent *e = &extent[order[k]], *left = &extent[order[k - 1]];
        double x = v->place[order[k - 1]].x, needed = x + left->high_x + space - e->low_x;
        double both = e->figure->height + left->figure->height;
        double apart = x + both * apart_of(scene, order[k - 1], order[k], people);
        bool near = people > 2 && needed < 1.15 * apart; // limbs may lie one before the other
        v->place[order[k]].x = near ? apart : fmax(needed, apart);
    }
}

// Who sits is in the row, the mat before it.
static double forward(const Motion *m) {
    return sits(m) ? floor_chair(m->figure).place.x : 0;
}

// On the floor in two rows: who leads and the smallest in front; behind, from left to right, who
// sits, where no card is, and the others.
static void place_in_rows(StageScene *scene, const Extent *extent, int people, const int *order) {
    StageView *v = &scene->view;
    const int last = people - 1;
    double at = 0;
    for (int k = 1; k < 2 * last - 1; k++) {
        const int i = order[k < last ? k : k - last + 1];
        const Extent *e = &extent[i];
        if (sits(&scene->motion[i]) != (k < last))
            continue;
        v->place[i].x = at - e->low_x;
        if (sits(&scene->motion[i]))
            v->place[i].z = BEHIND_Z + forward(&scene->motion[i]);
        at = v->place[i].x + e->high_x + SPACE_FLOOR;
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
        if (k == 0 && people == 2)
            z += clamp(NEARER * (extent_high(&extent[1]) - extent_high(&extent[0])), 0, NEAREST);
        v->place[order[k]] = vec3(0, 0, z);
    }
    if (floor && people > 2)
        place_in_rows(scene, extent, people, order);
    else
        place_beside(scene, extent, people, order, space);
    v->target = vec3(.5 * v->place[order[people - 1]].x, .8, 0);
}
