#include "stage_view.h"

#include <math.h>

#include "fail.h"

enum { YAWS_MAX = 8, POINTS_MAX = POSES_MAX * YAWS_MAX * 2 * 12 + 16 };

// Points that must be in the picture, in the world of one person.
typedef struct {
    Vec3 point[POINTS_MAX];
    int count;
    double low_x, high_x; // once turned
} Extent;

static void extent_add(Extent *e, Vec3 p, double yaw, double reach) {
    Vec3 turned = quat_rotate(quat_axis(vec3(0, 1, 0), yaw), p);
    ASSERT(e->count < POINTS_MAX);
    e->point[e->count++] = turned;
    e->low_x = fmin(e->low_x, turned.x - reach);
    e->high_x = fmax(e->high_x, turned.x + reach);
}

// Every yaw that the view takes in a version. Returns how many.
static int view_yaws(const StageScene *scene, const Version *v, double *yaw) {
    const Steps *lists[] = {&v->before, &v->each, &v->after};
    int count = 0;
    yaw[count++] = v->camera.yaw;
    for (int l = 0; l < 3; l++)
        for (int i = 0; i < lists[l]->count && count < YAWS_MAX / 2; i++)
            if (lists[l]->step[i].turns)
                yaw[count++] = lists[l]->step[i].yaw;
    for (int i = 0, n = count; scene->turns && i < n; i++)
        yaw[count++] = -yaw[i];
    return count;
}

static void extent_of(const StageScene *scene, const Motion *m, bool mats, Extent *e) {
    static const Joint watched[] = {JOINT_CROWN,   JOINT_KNUCKLES,  JOINT_KNUCKLES + 1,
                                    JOINT_ELBOW,   JOINT_ELBOW + 1, JOINT_TOE,
                                    JOINT_TOE + 1, JOINT_KNEE,      JOINT_KNEE + 1,
                                    JOINT_PELVIS,  JOINT_HEEL,      JOINT_HEEL + 1};
    *e = (Extent){.low_x = 1e9, .high_x = -1e9};
    double yaw[YAWS_MAX], reach = .05 * m->figure->height;
    int yaws = view_yaws(scene, m->version, yaw);
    for (int i = 0; i < m->version->pose_count; i++) {
        Posture p;
        motion_still(m, i, &p);
        for (int mirrored = 0; mirrored < 2; mirrored++) {
            for (int y = 0; y < yaws; y++) // a mirrored body is seen from the mirrored side
                for (size_t w = 0; w < sizeof watched / sizeof watched[0]; w++)
                    if (!scene->turns || (mirrored != 0) == (y >= yaws / 2))
                        extent_add(e, p.body.position[watched[w]], yaw[y], reach);
            body_mirror(&p.body, &p.body);
        }
    }
    for (int y = 0; y < yaws && mats; y++) {
        double across =
            .5 * m->figure->height *
            (STAGE_MAT_LENGTH * fabs(own_sin(yaw[y])) + STAGE_MAT_WIDTH * fabs(own_cos(yaw[y])));
        e->low_x = fmin(e->low_x, -across);
        e->high_x = fmax(e->high_x, across);
    }
    if (m->version->prop[PROP_CHAIR]) {
        double top = m->chair_back.y, half = .26 * top;
        for (int k = 0; k < 8; k++)
            extent_add(e,
                       vec3(k & 1 ? half : -half, k & 2 ? top : 0,
                            m->chair_back.z + (k & 4 ? .5 * top : 0)),
                       yaw[0], 0);
    }
}

// The box of all points in the picture, as shares of its width and height.
static void project(const StageScene *scene, const Extent *e, int people, const Camera *c,
                    double *box) {
    box[0] = box[1] = 1e9;
    box[2] = box[3] = -1e9;
    for (int i = 0; i < people; i++) {
        double reach = .08 * scene->motion[i].figure->height;
        for (int k = 0; k < e[i].count; k++) {
            double x, y, depth;
            Vec3 at = vec_add(e[i].point[k], scene->view.place[i]);
            if (!camera_project(c, at, &x, &y, &depth))
                continue;
            double r = reach * c->focal / depth;
            box[0] = fmin(box[0], (x - r) / c->width);
            box[1] = fmin(box[1], (y - r) / c->height);
            box[2] = fmax(box[2], (x + r) / c->width);
            box[3] = fmax(box[3], (y + r) / c->height);
        }
    }
}

Camera stage_view_camera(const StageView *v, int width, int height) {
    Vec3 back = vec3(0, own_sin(v->pitch), own_cos(v->pitch));
    return camera_look(vec_add(v->target, vec_scale(back, v->distance)), v->target, STAGE_FOV,
                       width, height);
}

// Who is narrow enough stands beside the cards, not behind them.
static void beside_cards(StageScene *scene, const Extent *e, int people, int width, int height) {
    StageView *v = &scene->view;
    for (int k = 0; k < 4; k++) {
        double box[4];
        Camera c = stage_view_camera(v, width, height);
        project(scene, e, people, &c, box);
        if (box[2] - box[0] > STAGE_CARDS - STAGE_LEFT)
            return;
        double off = .5 * (box[0] + box[2]) - .5 * (STAGE_LEFT + STAGE_CARDS);
        v->target.x += off * width * v->distance / c.focal;
    }
}

// Part of the picture, as shares of its width and height.
typedef struct {
    double left, right, top, bottom;
} Share;

// How high anybody reaches in the part where cards lie.
static double clear_height(const StageScene *scene, const Extent *e, int people, double aspect) {
    int height = 1000, width = (int)(1000 * aspect);
    Camera c = stage_view_camera(&scene->view, width, height);
    double clear = 1;
    for (int i = 0; i < people; i++) {
        double reach = .1 * scene->motion[i].figure->height;
        for (int k = 0; k < e[i].count; k++) {
            double x, y, depth;
            if (!camera_project(&c, vec_add(e[i].point[k], scene->view.place[i]), &x, &y, &depth))
                continue;
            double r = reach * c.focal / depth;
            if (x + r > STAGE_CARDS * width)
                clear = fmin(clear, (y - r) / height);
        }
    }
    return clear;
}

// Whether somebody reaches into the corner of the lantern.
static bool meets_lantern(const StageScene *scene, const Extent *e, int people, double aspect) {
    int height = 1000, width = (int)(1000 * aspect);
    Camera c = stage_view_camera(&scene->view, width, height);
    for (int i = 0; i < people; i++)
        for (int k = 0; k < e[i].count; k++) {
            double x, y, depth;
            Vec3 at = vec_add(e[i].point[k], scene->view.place[i]);
            if (!camera_project(&c, at, &x, &y, &depth))
                continue;
            if (x > STAGE_RIGHT(aspect) * width && y > STAGE_LANTERN * height)
                return true;
        }
    return false;
}

// As near as all people fit into a part of the picture, in its middle; `cards`: from its left and
// lower edge, and only so near that nobody reaches into the cards or the lantern.
static void fill(StageScene *scene, const Extent *e, int people, double aspect, Share part,
                 bool cards) {
    StageView *v = &scene->view;
    int height = 1000, width = (int)(1000 * aspect);
    double near = 1.5, far = 14;
    for (int round = 0; round < 14; round++) { // to a millimetre
        v->distance = .5 * (near + far);
        double box[4];
        for (int k = 0; k < 4; k++) { // centre what is seen in what may be filled
            Camera c = stage_view_camera(v, width, height);
            project(scene, e, people, &c, box);
            double metre = c.focal / v->distance;
            double x = .5 * (box[0] + box[2]) - .5 * (part.left + part.right);
            double y = .5 * (box[1] + box[3]) - .5 * (part.top + part.bottom);
            v->target.x += (cards ? box[0] - part.left : x) * width / metre;
            v->target.y -= (cards ? box[3] - part.bottom : y) * height / metre;
        }
        bool fits =
            box[2] - box[0] <= part.right - part.left && box[3] - box[1] <= part.bottom - part.top;
        if (fits && cards)
            fits = clear_height(scene, e, people, aspect) >= STAGE_BELOW_CARDS &&
                   !meets_lantern(scene, e, people, aspect);
        if (fits)
            far = v->distance;
        else
            near = v->distance;
    }
    v->distance = far;
}

// To the right as far as leaves the cards free, at most into the middle.
static void to_middle(StageScene *scene, const Extent *e, int people, double aspect, Share part) {
    StageView *v = &scene->view;
    int height = 1000, width = (int)(1000 * aspect);
    double box[4], left = v->target.x;
    Camera c = stage_view_camera(v, width, height);
    project(scene, e, people, &c, box);
    double slack = .5 * (part.right - part.left - box[2] + box[0]) * width * v->distance / c.focal;
    for (int i = 4; i >= 0; i--) {
        v->target.x = left - slack * i / 4;
        if (i == 0 || (clear_height(scene, e, people, aspect) >= STAGE_BELOW_CARDS &&
                       !meets_lantern(scene, e, people, aspect)))
            return;
    }
}

// Who is turned on the floor comes nearer on the way.
static double lowest(const StageScene *scene) {
    return scene->turns && scene->version->camera.floor ? .93 : .945;
}

static bool is_clear(const StageScene *scene, const Extent *e, int people, double aspect) {
    return clear_height(scene, e, people, aspect) >= STAGE_BELOW_CARDS - .05 &&
           !meets_lantern(scene, e, people, aspect);
}

// On the floor, where who is behind lies above the lantern: over the whole width.
static void frame_wide(StageScene *scene, const Extent *e, int people, double aspect) {
    const double low = lowest(scene);
    const Share middle = {.07, .95, .10, low}, whole = {.06, .95, .10, low};
    StageView before = scene->view;
    for (int cards = 0; cards < 2; cards++) {
        fill(scene, e, people, aspect, cards ? whole : middle, cards);
        if (cards)
            to_middle(scene, e, people, aspect, whole);
        if (scene->view.distance < before.distance && is_clear(scene, e, people, aspect))
            before = scene->view;
    }
    scene->view = before;
}

// Beside the lantern, and under the cards who is tall there.
static void frame(StageScene *scene, const Extent *e, int people, double aspect) {
    const double left = people > 2 ? .08 : STAGE_LEFT; // arms reach farther on their ways
    const Share beside = {left, STAGE_RIGHT(aspect), .07, lowest(scene)};
    fill(scene, e, people, aspect, beside, false);
    beside_cards(scene, e, people, (int)(1000 * aspect), 1000);
    if (clear_height(scene, e, people, aspect) < STAGE_BELOW_CARDS) {
        fill(scene, e, people, aspect, beside, true);
        to_middle(scene, e, people, aspect, beside);
    }
    if (scene->version->camera.floor && people == 2)
        frame_wide(scene, e, people, aspect);
}

void stage_view_home(StageScene *scene, int people, double aspect) {
    static const Share third = {.03, .35, .22, .83}, photo = {.14, .86, .17, 1.42};
    static const Joint outline[] = {JOINT_CROWN,        JOINT_KNUCKLES, JOINT_KNUCKLES + 1,
                                    JOINT_TOE,          JOINT_TOE + 1,  JOINT_SHOULDER,
                                    JOINT_SHOULDER + 1, JOINT_HEEL,     JOINT_HEEL + 1};
    StageView *v = &scene->view;
    Extent extent[STAGE_PEOPLE];
    double at = 0;
    for (int i = 0; i < people; i++) {
        const Motion *m = &scene->motion[i];
        Posture p;
        motion_still(m, m->version->start, &p);
        extent[i] = (Extent){.low_x = 0};
        v->yaw[i] = i == 0 ? .2 : -.25; // turned to each other a little
        v->frame[i] = change_frame(m->figure, m->version);
        for (size_t k = 0; k < sizeof outline / sizeof outline[0]; k++)
            extent_add(&extent[i], p.body.position[outline[k]], v->yaw[i], .03);
        at -= i > 0 ? extent[i].low_x : 0;
        v->place[i] = vec3(at, 0, i % 2 ? -.1 : 0);
        at += extent[i].high_x + (scene->photo ? 0 : .12);
    }
    v->pitch = radians(6);
    v->target = vec3(.5 * at, .8, 0);
    fill(scene, extent, people, aspect, scene->photo ? photo : third, false);
}

// Where each stands from left to right (world z, metres), by how many they are: the one who leads
// is in front, and mats of more than two lie beside each other or one behind the other.
static const double ROW[STAGE_PEOPLE + 1][STAGE_PEOPLE] = {
    {0}, {0}, {.8, -.5}, {1.1, -.55, .25}, {1.2, -.6, 0, .55}};
// The middles of two mats next to each other, as a part of both people's heights together.
static const double APART[STAGE_PEOPLE + 1] = {0, 0, .59, .38, .36};

// From left to right: who leads, then from tall to small, for the cards lie on the right.
static void order_of(const StageScene *scene, int people, int *order) {
    for (int i = 0; i < people; i++) {
        int k = i;
        double high = scene->motion[i].figure->height;
        for (; k > 1 && scene->motion[order[k - 1]].figure->height < high; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
}

void stage_view_choose(StageScene *scene, int people, double aspect) {
    StageView *v = &scene->view;
    Extent extent[STAGE_PEOPLE];
    v->mirrors = scene->turns;
    v->pitch = scene->version->camera.pitch;
    double at = 0, before = 0, high = 0;
    int order[STAGE_PEOPLE];
    order_of(scene, people, order);
    for (int k = 0; k < people; k++) {
        int i = order[k];
        const Motion *m = &scene->motion[i];
        v->yaw[i] = m->version->camera.yaw;
        v->frame[i] = change_frame(m->figure, m->version);
        extent_of(scene, m, people <= 2, &extent[i]);
        // Side by side, with room for every movement, so that mats stay where they are.
        double apart = k == 0 ? 0 : before + APART[people] * (m->figure->height + high);
        const bool floor = scene->version->camera.floor, chair = scene->version->prop[PROP_CHAIR];
        double space = people <= 2 ? .04 : chair ? .45 : floor ? .5 : .24;
        double needed = k == 0 ? 0 : at + space - extent[i].low_x;
        v->place[i] = vec3(needed > 1.15 * apart ? needed : apart, 0, ROW[people][k]);
        before = v->place[i].x;
        high = m->figure->height;
        at = v->place[i].x + extent[i].high_x;
    }
    v->target = vec3(.5 * at, .8, 0);
    frame(scene, extent, people, aspect);
    v->clear = clear_height(scene, extent, people, aspect);
    if (scene->version->camera.floor && people == 1) // heads rise on their way from side to side
        v->clear -= .06;
}

// The yaw that the view has reached at the end of a half-breath; before the first it is the
// version's.
static double yaw_after(const StageScene *scene, int who, const Timeline *t, int index) {
    double yaw = scene->view.yaw[who];
    if (index < 0)
        return yaw;
    const Phase *p = &t->phase[index];
    if (p->step->turns)
        yaw = p->step->yaw;
    // The view mirrors with the side, and turns before a new side begins.
    Side side = p->rep_ends && index + 1 < t->count ? p[1].side : p->side;
    return scene->view.mirrors && side == SIDE_LEFT ? -yaw : yaw;
}

double stage_view_yaw(const StageShot *shot, int who) {
    if (!shot->timeline)
        return shot->scene->view.yaw[who];
    const Timeline *t = stage_timeline(shot->scene, who, shot->timeline);
    int index = timeline_at(t, shot->breath);
    double share = (shot->breath - t->phase[index].start) / breath_share(t->phase[index].air);
    return mix(yaw_after(shot->scene, who, t, index - 1), yaw_after(shot->scene, who, t, index),
               blend_ease(share));
}

StageView stage_view_mix(const StageView *a, const StageView *b, double t, int count) {
    StageView v = *b;
    v.pitch = mix(a->pitch, b->pitch, t);
    v.target = vec_mix(a->target, b->target, t);
    v.distance = mix(a->distance, b->distance, t);
    for (int i = 0; i < count; i++)
        v.place[i] = vec_mix(a->place[i], b->place[i], t);
    return v;
}

bool stage_view_moves(const StageShot *shot) {
    const StageView *a = &shot->from->view, *b = &shot->scene->view;
    return fabs(a->distance - b->distance) > 1e-6 || fabs(a->pitch - b->pitch) > 1e-6 ||
           vec_length(vec_sub(a->target, b->target)) > 1e-6;
}
