// How far the camera steps back on a way, so that nobody's head or hand leaves the picture or comes
// under the words while people rise, lie down and go to another place.
#include <math.h>
#include <string.h>

#include "stage_inside.h"
#include "stage_view.h"

enum { ROUNDS = 9 };
static const double BORDER = .02; // of the picture, round what is looked at
static const double REACH = .075; // of the person's height, round each point
static const double MOST = 1.7;   // times the distance
static const double ENDS = .05;   // share of the way in which it begins and ends

// Where the picture stays as it is, as shares of its width and height: feet stay down, but hands
// that come towards the family between two sides have to come up.
static const double STAYS_X = .4, STAYS_Y = .9, STAYS_ROUND = .45;

static StageView back_by(const StageShot *shot, const StageView *v, double times, double aspect) {
    StageView back = *v;
    bool round = shot->from->version == shot->scene->version;
    double high = 1000 * v->distance / stage_view_camera(v, 1000, 1000).focal * (times - 1);
    back.distance *= times;
    back.target.x += (.5 - STAYS_X) * high * aspect;
    back.target.y += ((round ? STAYS_ROUND : STAYS_Y) - .5) * high;
    return back;
}

// The outline of one person on the stage at one moment of a way.
typedef struct {
    Vec3 point[8];
    double reach;
} Outline;

static Outline outline_at(Stage *s, int who, const StageShot *shot, const StageView *view) {
    static const Joint joints[8] = {JOINT_CROWN, JOINT_KNUCKLES,  JOINT_KNUCKLES + 1,
                                    JOINT_ELBOW, JOINT_ELBOW + 1, JOINT_HEAD,
                                    JOINT_TOE,   JOINT_TOE + 1};
    const Change *change = stage_way(s, who, shot);
    double share = change_pace(change, shot->change, shot->change_seconds, STAGE_LATE * who);
    MatFrame floor = stage_spot_now(shot, who).floor;
    Vec3 place = vec_add(view->place[who], floor.place);
    Quat turn = quat_axis(vec3(0, 1, 0), floor.turn);
    Outline o = {.reach = REACH * change->figure->height};
    Posture p;
    change_at(change, share, &p);
    for (int i = 0; i < 8; i++)
        o.point[i] = vec_add(place, quat_rotate(turn, p.body.position[joints[i]]));
    return o;
}

static bool all_inside(const StageView *v, double aspect, const Outline *o, int people) {
    const int height = 1000, width = (int)(1000 * aspect);
    Camera c = stage_view_camera(v, width, height);
    for (int i = 0; i < people; i++)
        for (int k = 0; k < 8; k++) {
            double x, y, depth;
            if (!camera_project(&c, o[i].point[k], &x, &y, &depth))
                return false;
            double r = o[i].reach * c.focal / depth;
            double left = (x - r) / width, right = (x + r) / width;
            double top = (y - r) / height, low = (y + r) / height;
            bool words = right > STAGE_CARDS(aspect) && top < STAGE_BELOW_CARDS(aspect);
            if (left < BORDER || right > 1 - BORDER || top < BORDER || low > 1 - BORDER || words)
                return false;
        }
    return true;
}

// How many times the distance is needed, less 1, at one moment of a way.
static double needed(Stage *s, const StageShot *shot) {
    double aspect = (double)s->width / s->height, near = 1, far = MOST;
    StageView view =
        stage_view_mix(&shot->from->view, &shot->scene->view, blend_ease(shot->change), s->count);
    Outline outline[STAGE_PEOPLE];
    for (int i = 0; i < s->count; i++)
        outline[i] = outline_at(s, i, shot, &view);
    if (all_inside(&view, aspect, outline, s->count))
        return 0;
    for (int i = 0; i < ROUNDS; i++) {
        double middle = .5 * (near + far);
        StageView back = back_by(shot, &view, middle, aspect);
        *(all_inside(&back, aspect, outline, s->count) ? &far : &near) = middle;
    }
    return far - 1;
}

static bool is_known(const StageBack *b, const StageShot *shot) {
    return b->from == shot->from && b->to == shot->scene && b->version[0] == shot->from->version &&
           b->version[1] == shot->scene->version && b->pose[0] == shot->from_pose &&
           b->pose[1] == shot->to_pose && b->left[0] == shot->left[0] &&
           b->left[1] == shot->left[1] && fabs(b->seconds - shot->change_seconds) < 1e-9 &&
           fabs(b->distance[0] - shot->from->view.distance) < 1e-12 &&
           fabs(b->distance[1] - shot->scene->view.distance) < 1e-12;
}

static void find(Stage *s, const StageShot *shot) {
    double at[BACK_KNOTS];
    StageShot then = *shot;
    StageBack *b = &s->back;
    *b = (StageBack){.from = shot->from, .to = shot->scene};
    memcpy(b->left, shot->left, sizeof b->left);
    b->version[0] = shot->from->version;
    b->version[1] = shot->scene->version;
    b->pose[0] = shot->from_pose;
    b->pose[1] = shot->to_pose;
    b->seconds = shot->change_seconds;
    b->distance[0] = shot->from->view.distance;
    b->distance[1] = shot->scene->view.distance;
    for (int i = 0; i < BACK_KNOTS; i++) {
        then.change = i / (BACK_KNOTS - 1.0);
        at[i] = needed(s, &then);
    }
    for (int i = 0; i < BACK_KNOTS; i++) // the curve through them lies between neighbours
        for (int k = i - 2; k <= i + 2; k++)
            b->step[i] = fmax(b->step[i], k >= 0 && k < BACK_KNOTS ? at[k] : 0);
}

static double knot(const StageBack *b, int i) {
    return b->step[i < 0 ? 0 : i >= BACK_KNOTS ? BACK_KNOTS - 1 : i];
}

StageView stage_back(Stage *s, const StageShot *shot, const StageView *view) {
    if (!is_known(&s->back, shot))
        find(s, shot);
    // A cubic B-spline: no corner in its speed.
    double at = clamp(shot->change, 0, 1) * (BACK_KNOTS - 1), t = at - floor(at);
    int i = (int)floor(at);
    double a = (1 - t) * (1 - t) * (1 - t) / 6, d = t * t * t / 6;
    double b = (3 * t * t * t - 6 * t * t + 4) / 6, c = 1 - a - b - d;
    double sum = a * knot(&s->back, i - 1) + b * knot(&s->back, i) + c * knot(&s->back, i + 1) +
                 d * knot(&s->back, i + 2);
    sum *= blend_ease(shot->change / ENDS) * blend_ease((1 - shot->change) / ENDS);
    return back_by(shot, view, 1 + sum, (double)s->width / s->height);
}

bool stage_view_moves(const Stage *s, const StageShot *shot) {
    const StageView *a = &shot->from->view, *b = &shot->scene->view;
    bool moves = fabs(a->distance - b->distance) > 1e-6 || fabs(a->pitch - b->pitch) > 1e-6 ||
                 vec_length(vec_sub(a->target, b->target)) > 1e-6;
    for (int room = 0; room < ROOM_COUNT; room++)
        moves |= fabs(a->slide[room] - b->slide[room]) > 1e-6;
    for (int i = 0; i < BACK_KNOTS; i++)
        moves |= s->back.step[i] > 1e-6;
    return moves;
}
