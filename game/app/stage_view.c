#include "stage_view.h"

#include <math.h>

#include "stage_apart.h"
#include "stage_extent.h"
#include "stage_rows.h"
#include "stage_slide.h"
#include "stage_things.h"

// A part of the person's height round each point that is looked at: fingers, hair, feet, a band.
static const double REACH = .055;
// Cards stay so far away from it: people are alive.
static const double CLEARANCE = .02;
static const double NEAREST = 1.5;     // metres that the camera comes
static const double LARGE_WORDS = .06; // of the width, beside two people
static const double CARDS_LEFT = .3;   // of the width: no card needs to begin farther to the left

Camera stage_view_camera(const StageView *v, int width, int height) {
    Vec3 back = vec3(0, own_sin(v->pitch), own_cos(v->pitch));
    return camera_look(vec_add(v->target, vec_scale(back, v->distance)), v->target, STAGE_FOV,
                       width, height);
}

static const double WAVES_OUT = .37; // of the person's height: the fingertips from the middle
// Metres between people at ease, by how many they are: beside each other, and round the basket.
static const double HOME_GAP[STAGE_PEOPLE + 1] = {0, 0, .15, .03, .03};
static const double HOME_BASKET[STAGE_PEOPLE + 1] = {0, 0, .6, .22, .6}, HOME_BASKET_WIDE = .6;

// All people in the picture, as shares of its width and height.
typedef struct {
    double left, right, top, bottom;
    double tall;  // how far to the right somebody reaches higher than STAGE_BELOW_CARDS
    double clear; // how high anybody reaches to the right of scene->view.cards
} Seen;

// Of the width: mats come so much nearer to its edges than bodies.
static const double MAT_OUT = .015;

// Mats are whole; on the floor, where people are as long as they, that of who leads is so on the
// left, beside one other.
static void see_mat(const StageScene *scene, int who, int people, const Camera *c, Seen *s) {
    const Motion *m = &scene->motion[who];
    const bool floor = scene->version->camera.floor;
    if (scene->view.at_ease || (floor && (who > 0 || people > 2)) ||
        !things_needed(m->version, THING_MAT))
        return;
    for (int k = 0; k < 4; k++) {
        Vec3 corner = {k & 1 ? .5 : -.5, 0, k & 2 ? .5 : -.5};
        corner = vec_scale(corner, m->figure->height);
        corner = vec3(FLOOR_MAT_WIDTH * corner.x, 0, FLOOR_MAT_LENGTH * corner.z);
        Vec3 at = vec_add(scene->view.place[who],
                          frame_at(stage_spot_still(scene, who, false).floor, corner));
        double x, y, depth;
        if (!camera_project(c, at, &x, &y, &depth))
            continue;
        s->left = fmin(s->left, x / c->width + MAT_OUT);
        s->right = floor ? s->right : fmax(s->right, x / c->width - MAT_OUT);
    }
}

static Seen project(const StageScene *scene, const Extent *e, int people, double aspect) {
    const int height = 1000, width = (int)(1000 * aspect);
    Camera c = stage_view_camera(&scene->view, width, height);
    Seen s = {1e9, -1e9, 1e9, -1e9, -1e9, 1};
    for (int i = 0; i < people; i++) {
        double reach = REACH * scene->motion[i].figure->height;
        for (int k = 0; k < EXTENT_ROWS * EXTENT_SIDES; k++) {
            double x, y, depth;
            int row = k / EXTENT_SIDES;
            Vec3 at = vec_add(e[i].point[row][k % EXTENT_SIDES], scene->view.place[i]);
            if (e[i].top[row] <= 0 || !camera_project(&c, at, &x, &y, &depth))
                continue;
            double r = reach * c.focal / depth, top = (y - r) / height, right = (x + r) / width;
            s.left = fmin(s.left, (x - r) / width);
            s.right = fmax(s.right, right);
            s.top = fmin(s.top, top);
            s.bottom = fmax(s.bottom, (y + r) / height);
            if (top < STAGE_BELOW_CARDS(aspect))
                s.tall = fmax(s.tall, right);
            if (right > scene->view.cards)
                s.clear = fmin(s.clear, top);
        }
        see_mat(scene, i, people, &c, &s);
    }
    return s;
}

// Part of the picture, as shares of its width and height.
typedef struct {
    double left, right, top, bottom;
    double under; // the share of the height left over that lies under the people
    bool words;   // who is tall stands to the left of the cards
} Share;

// Two people leave more room to the cards: words are large.
static double beside_cards(int people, double aspect) {
    return STAGE_CARDS(aspect) - (people == 2 ? LARGE_WORDS : 0);
}

// Turns the camera to where all are in the middle of a part, but no farther to the right than
// leaves the cards free. Whether they fit.
static bool aim(StageScene *scene, const Extent *e, int people, double aspect, Share part) {
    StageView *v = &scene->view;
    v->target.x = v->place[0].x;
    Seen s = project(scene, e, people, aspect);
    for (int k = 0; k < 5; k++) {
        double high = 1000 * v->distance / stage_view_camera(v, 1000, 1000).focal; // metres
        double left_over = part.bottom - part.top - s.bottom + s.top;
        double right = .5 * (part.left + part.right - s.left - s.right);
        if (part.words)
            right = fmin(right, beside_cards(people, aspect) - s.tall);
        v->target.x -= right * high * aspect;
        v->target.y += (part.bottom - part.under * left_over - s.bottom) * high;
        s = project(scene, e, people, aspect);
    }
    return s.left >= part.left - .002 && s.right <= part.right + .002 && s.top >= part.top - .002 &&
           s.bottom <= part.bottom + .002 &&
           (!part.words || s.tall <= beside_cards(people, aspect) + .002);
}

// As near as all fit into a part of the picture, but no nearer than `near`.
static void fill(StageScene *scene, const Extent *e, int people, double aspect, Share part,
                 double near) {
    StageView *v = &scene->view;
    double far = 14;
    for (int round = 0; round < 14; round++) { // to a millimetre
        v->distance = .5 * (near + far);
        *(aim(scene, e, people, aspect, part) ? &far : &near) = v->distance;
    }
    v->distance = far;
    aim(scene, e, people, aspect, part);
}

// How many of people at ease stand to the left of the baby's basket: where few do it is none, and
// a wide picture has its room there.
static int left_of_basket(int people, double aspect) {
    return people < 2 ? 0 : aspect > 2 ? people - 1 : people > 2 ? people / 2 : 0;
}

// Side by side from left to right; round the basket the smallest comes first, and in a group, where
// it waves with the hand that is outside; with two grown-ups it stands before them.
static void place_home(StageScene *scene, int people, double aspect, Extent *extent) {
    StageView *v = &scene->view;
    const bool group = scene->photo || aspect < STAGE_HOME_NARROW; // close to each other
    const int left = group ? 0 : left_of_basket(people, aspect);
    int small = 0;
    for (int i = 1; i < people && (left > 0 || group); i++)
        small = scene->motion[i].figure->height < scene->motion[small].figure->height ? i : small;
    bool front = group && people > 2;
    for (int i = 0; i < people && front; i++) // nobody is hidden
        front = i == small ||
                scene->motion[i].figure->height > 1.3 * scene->motion[small].figure->height;
    double at = 0, basket = aspect > 2 ? HOME_BASKET_WIDE : HOME_BASKET[people];
    v->at_ease = true;
    for (int k = 0; k < people; k++) {
        int i = k == 0 ? small : k <= small ? k - 1 : k;
        const Motion *m = &scene->motion[i];
        Extent *e = &extent[i];
        Posture p;
        motion_still(m, m->version->start, &p);
        v->yaw[i] = k == 0 ? .2 : -.25; // turned to each other a little
        v->close[i] = k > 0 && (people > 2 || group);
        extent_begin(e, m->figure);
        extent_body(e, &p.body, stage_spot_still(scene, i, false).floor);
        if (k == 0 && !scene->photo) // a waving hand is whole
            extent_add(e, vec3(-WAVES_OUT * m->figure->height, .75 * m->figure->height, 0));
        if (k == 0 && front)
            continue;
        at -= k > (front ? 1 : 0) ? e->low_x - .03 : 0;
        v->place[i] = vec3(at, 0, k % 2 ? -.1 : 0);
        at += e->high_x + (k + 1 == left  ? basket
                           : scene->photo ? .10
                           : group        ? .03
                                          : HOME_GAP[people]);
    }
    if (front) {
        v->yaw[small] = 0;
        v->place[small] = vec3(.5 * at + .06, 0, .5);
    }
    v->target = vec3(.5 * at, .8, 0);
}

void stage_view_home(StageScene *scene, int people, double aspect) {
    static const Share third = {.016, .32, .22, .83, .5, false};
    static const Share right = {.11, .32, .22, .83, .5, false};
    static const Share fifth = {.016, .196, .22, .83, .5, false};
    static const Share photo = {.06, .82, .12, .97, .5, false};
    static const Share narrow = {.04, .80, .14, 1.34, .5, false}; // no half of a cradle
    Extent extent[STAGE_PEOPLE];
    scene->view.pitch = radians(6);
    place_home(scene, people, aspect, extent);
    Share part = scene->photo                 ? (aspect < STAGE_HOME_NARROW ? narrow : photo)
                 : aspect < STAGE_HOME_NARROW ? fifth
                 : left_of_basket(people, aspect) > 0 ? third
                                                      : right;
    fill(scene, extent, people, aspect, part, NEAREST);
    stage_slide(scene, extent, people, aspect);
}

static void add_chair(const StageScene *scene, int who, Extent *e) {
    const Motion *m = &scene->motion[who];
    MatFrame chair = frame_mul(stage_spot_still(scene, who, false).floor, floor_chair(m->figure));
    for (int k = 0; k < 8 && m->version->prop[PROP_CHAIR]; k++) {
        double top = m->chair_back.y, half = .26 * top;
        Vec3 corner = {k & 1 ? half : -half, k & 2 ? top : 0, k & 4 ? .5 * top : 0};
        extent_add(e, frame_at(chair, corner));
    }
}

// All that somebody does in a movement.
static void extent_of(const StageScene *scene, int who, Extent *e) {
    enum { SAMPLES = 5 };
    const Motion *m = &scene->motion[who];
    Timeline t;
    timeline_init(&t, scene->exercise, (int)(m->version - scene->exercise->version),
                  BREATH_SECONDS_DEFAULT);
    extent_begin(e, m->figure);
    for (int i = 0; i < t.count; i++) {
        bool seen = t.phase[i].rep > 2 && t.phase[i].side == t.phase[i - 1].side;
        for (int k = 0; k <= SAMPLES && !seen; k++) {
            Posture p;
            motion_posture(m, &t, i, (double)k / SAMPLES, &p);
            StageSpot spot = stage_spot_at(scene, who, &t, i, (double)k / SAMPLES);
            extent_body(e, &p.body, frame_mul(spot.floor, spot.body));
        }
    }
    timeline_free(&t);
    add_chair(scene, who, e);
}

// Somebody who gets ready, at the movement's begin or at that of a repetition, and both long edges
// of the mat.
static void extent_of_ready(const StageScene *scene, int who, Extent *e) {
    const Motion *m = &scene->motion[who];
    const double wide = .5 * FLOOR_MAT_WIDTH * m->figure->height;
    extent_begin(e, m->figure);
    for (int k = 0; k < 4; k++) {
        Posture p;
        StageSpot spot = stage_spot_still(scene, who, k & 1);
        motion_still(m, k & 2 ? exercise_home(m->version) : m->version->start, &p);
        extent_body(e, &p.body, frame_mul(spot.floor, spot.body));
        extent_add(e, frame_at(spot.floor, vec3(k & 1 ? wide : -wide, 0, 0)));
    }
    add_chair(scene, who, e);
}

static const double BACK_ROW = .8; // metres: who is behind it is in the back row
static const double ASIDE = .7;    // metres between beginnings of the search
static const double AWAY = 800;    // what a metre that the camera is farther away costs

// How everybody is seen and reaches, and where the search for places begins.
static void place_all(StageScene *scene, int people, Extent *extent) {
    StageView *v = &scene->view;
    for (int i = 0; i < people; i++) {
        const Motion *m = &scene->motion[i];
        v->yaw[i] = floor_yaw(m->figure, m->version, 0);
        v->mirrors[i] = scene->turns && floor_comes_round(m->version);
        extent_of(scene, i, &extent[i]);
    }
    stage_rows(scene, extent, people);
}

// From where they are, with the back row on the floor moved aside, as near as the search finds:
// what is covered then, and how far away the camera is.
static double find_places(StageScene *scene, const Extent *extent, int people, double aspect,
                          Share part, double aside) {
    for (int i = 1; i < people; i++)
        scene->view.place[i].x += scene->view.place[i].z < BACK_ROW ? aside : 0;
    fill(scene, extent, people, aspect, part, NEAREST);
    double covered = stage_apart(scene, extent, people, aspect);
    fill(scene, extent, people, aspect, part, NEAREST);
    return covered + AWAY * scene->view.distance;
}

// The best of some beginnings of the search.
static void find_best(StageScene *scene, const Extent *extent, int people, double aspect,
                      Share part) {
    const StageView from = scene->view;
    StageView best = from;
    double least = 1e9;
    const int more = people > 2 && scene->version->camera.floor;
    for (int i = -more; i <= 2 * more; i++) {
        scene->view = from;
        double now = find_places(scene, extent, people, aspect, part, i * ASIDE);
        if (now < least) {
            least = now;
            best = scene->view;
        }
    }
    scene->view = best;
}

// Both are under the cards where the other one is the taller: beside them, who leads would be far
// to the left, and the other one in the middle.
static bool led_by_lower(const Extent *extent, int people) {
    return people == 2 && extent_high(&extent[1]) > extent_high(&extent[0]);
}

// Where cards may lie beside all people.
static void leave_cards(StageScene *scene, const Extent *extent, int people, double aspect) {
    StageView *v = &scene->view;
    v->cards = 1;
    Seen seen = project(scene, extent, people, aspect);
    bool under = seen.top > STAGE_BELOW_CARDS(aspect) - .02; // all of them
    v->cards = under ? CARDS_LEFT : fmax(seen.tall, CARDS_LEFT) + CLEARANCE;
    v->clear = project(scene, extent, people, aspect).clear - .5 * CLEARANCE;
}

// The view while people get ready: everybody in the same place, at most as large.
static StageView ready_view(const StageScene *scene, int people, double aspect) {
    const Share above = {.02, .98, .045, STAGE_ABOVE_BUTTONS, .1, true};
    StageScene ready = *scene;
    Extent extent[STAGE_PEOPLE];
    for (int i = 0; i < people; i++)
        extent_of_ready(&ready, i, &extent[i]);
    fill(&ready, extent, people, aspect, above, scene->view.distance);
    leave_cards(&ready, extent, people, aspect);
    stage_slide(&ready, extent, people, aspect);
    return ready.view;
}

// The part of the picture that people have.
static Share part_of(const StageScene *scene, const Extent *extent, int people, double aspect) {
    const double floor = stage_narrow(aspect) > 0 ? .4 : 0; // a narrow picture has room to spare
    const bool lies = scene->version->camera.floor;
    const double cards = STAGE_BELOW_CARDS(aspect);
    if (people > 2) // upright, an arrow lies behind who leads
        return (Share){lies ? .03 : .057, .97, .045, .95, floor, true};
    if (lies)
        return (Share){.025, .975, cards, .975, .3, false};
    bool under = led_by_lower(extent, people);
    return (Share){.03, .97, under ? cards : .045, .95, floor, !under};
}

void stage_view_choose(StageScene *scene, int people, double aspect) {
    Extent extent[STAGE_PEOPLE] = {{.figure = NULL}};
    scene->view.pitch = scene->version->camera.pitch;
    place_all(scene, people, extent);
    const Share part = part_of(scene, extent, people, aspect);
    if (people > 2 || (people > 1 && scene->version->camera.floor))
        find_best(scene, extent, people, aspect, part);
    else
        fill(scene, extent, people, aspect, part, NEAREST);
    leave_cards(scene, extent, people, aspect);
    stage_slide(scene, extent, people, aspect);
    scene->ready = ready_view(scene, people, aspect);
}

StageView stage_view_mix(const StageView *a, const StageView *b, double t, int count) {
    StageView v = *b;
    v.pitch = mix(a->pitch, b->pitch, t);
    v.target = vec_mix(a->target, b->target, t);
    v.distance = mix(a->distance, b->distance, t);
    for (int i = 0; i < count; i++)
        v.place[i] = vec_mix(a->place[i], b->place[i], t);
    for (int room = 0; room < ROOM_COUNT; room++)
        v.slide[room] = mix(a->slide[room], b->slide[room], t);
    return v;
}
