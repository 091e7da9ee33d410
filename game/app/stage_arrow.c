#include "stage_arrow.h"

#include <math.h>
#include <string.h>

// Pixels of a picture 1080 high: the edges that are free of arrows, and between two of a pair.
static const double SAFE_X = 96, SAFE_Y = 54, PAIR_APART = 110;
static const double PAIR_ALIKE = .6; // how much their ways differ, as a part of the longer
static const double UNLIKE = .18;    // one of a pair that costs so much more is left out
static const double NOT_SEEN = .08;  // what a limb costs at the end of the step that is not shown
static const double BEFORE = .14;    // of the height: how much nearer an arm is that hides an arrow
// What an own trunk costs that the way goes across, and how much dearer it is to leave the way.
static const double ACROSS_COSTS = .2, ACROSS_STAYS = 9;
static const double UNDER_CARDS = 2;
static const double BAND = .02, BAND_COSTS = .8;     // its half width, of the height
static const double HOLLOW = 60, HOLLOW_COSTS = .25; // pixels that it bends
static const double INWARD_COSTS = .2;
static const double LONGER = .0003; // what an arrow of two gains by each pixel
// How far an arrow may lie from the way, aside and along, in steps; and what a step costs.
static const double STEP = 26, ASIDE_COSTS = .028;
static const double ALONG_COSTS[2] = {.03, .055}, LONG = 300; // of a short arrow, of a long one
static const double HAND = .022, WAY_COSTS = .18; // half as wide as a hand, of the height
enum { SEEN = 10 }; // of the parts of the way in which an arrow is seen
enum { ASIDE = 6, ALONG = 6, FARTHEST = 7, POINTS = 10 };

// A limb as it is seen: a thick line.
typedef struct {
    ArrowPoint from, to;
    double reach, costs; // pixels; what each point of an arrow on it costs
} Limb;

// How many limbs somebody has, and how often in a step the own head is looked at.
enum {
    LIMBS_EACH = 14,
    HEADS = 6,
    LIMBS_MAX = LIMBS_EACH * (STAGE_PEOPLE + 1) + HEADS + (STAGE_ARROWS + 1) * SEEN + 1
};

typedef struct {
    const StageShot *shot;
    const Camera *camera;
    double unit;
    Limb limb[LIMBS_MAX];
    int limbs;
    double pixels; // of a metre, where who is pointed at is
    double stays;  // how much dearer each step away from the way is
} Sheet;

enum { BONE_TRUNK, BONE_RIBS, BONE_HEAD };
static const struct {
    Joint from, to;
    double reach, costs; // share of the height
} BONES[] = {{JOINT_PELVIS, JOINT_RIBS, .08, 2},      {JOINT_RIBS, JOINT_NECK, .06, 2},
             {JOINT_HEAD, JOINT_CROWN, .075, 9},      {JOINT_SHOULDER, JOINT_ELBOW, .03, .8},
             {JOINT_ELBOW, JOINT_KNUCKLES, .025, .8}, {JOINT_HIP, JOINT_KNEE, .045, .6},
             {JOINT_KNEE, JOINT_ANKLE, .035, .6},     {JOINT_HEEL, JOINT_TOE, .03, .6}};

static const Motion *motion_of(const StageShot *shot, int who) {
    return &shot->scene->motion[who];
}

// Somebody in a half-breath of the own timeline, on the stage.
static void posture_at(const Sheet *s, int who, const Timeline *t, int phase, double share,
                       Body *out) {
    Posture p;
    StageShot then = *s->shot;
    then.breath = t->phase[phase].start + share * breath_share(t->phase[phase].air);
    motion_posture(motion_of(s->shot, who), t, phase, share, &p);
    StageSpot spot = stage_spot(&then, who);
    spot.floor.place = vec_add(spot.floor.place, s->shot->scene->view.place[who]);
    MatFrame frame = frame_mul(spot.floor, spot.body);
    for (int j = 0; j < JOINT_COUNT; j++)
        out->position[j] = frame_at(frame, p.body.position[j]);
}

// The same at a share of a whole step, which may take several half-breaths.
static void step_at(const Sheet *s, int who, const Timeline *t, int phase, double share,
                    Body *out) {
    int last = phase + t->phase[phase].halves - 1 - t->phase[phase].half;
    double breath = mix(t->phase[phase].start, phase_end(&t->phase[last]), share);
    while (phase < last && breath > phase_end(&t->phase[phase]))
        phase++;
    const Phase *p = &t->phase[phase];
    posture_at(s, who, t, phase, clamp((breath - p->start) / breath_share(p->air), 0, 1), out);
}

static ArrowPoint seen(const Sheet *s, Vec3 at, double *pixels) {
    ArrowPoint p;
    double depth;
    camera_project(s->camera, at, &p.x, &p.y, &depth);
    *pixels = s->camera->focal / fmax(depth, .1);
    return p;
}

static void add_bone(Sheet *s, int who, const Body *body, int bone, double costs) {
    double height = motion_of(s->shot, who)->figure->height, pixels;
    for (int side = 0; side < (BONES[bone].from >= JOINT_SHOULDER ? 2 : 1); side++) {
        if (s->limbs == LIMBS_MAX)
            return;
        Limb *l = &s->limb[s->limbs++];
        l->from = seen(s, body->position[(int)BONES[bone].from + side], &pixels);
        l->to = seen(s, body->position[(int)BONES[bone].to + side], &pixels);
        l->reach = BONES[bone].reach * height * pixels;
        l->costs = BONES[bone].costs * costs;
    }
}

// All limbs of somebody, but not the arms where an arrow goes under them.
static void add_limbs(Sheet *s, int who, const Body *body, double costs, bool under) {
    for (int i = 0; i < (int)(sizeof BONES / sizeof *BONES); i++) {
        bool arm = BONES[i].from == JOINT_SHOULDER || BONES[i].from == JOINT_ELBOW;
        if (!arm || !under)
            add_bone(s, who, body, i, costs);
    }
}

static void add_limb(Sheet *s, ArrowPoint from, ArrowPoint to, double reach, double costs) {
    if (s->limbs < LIMBS_MAX)
        s->limb[s->limbs++] = (Limb){from, to, reach, costs};
}

// Both hands on their ways, for as long as their arrows are seen, and the band between them.
static void add_ways(Sheet *s, int who, ArrowPoint way[][ARROW_WAY]) {
    const Motion *m = motion_of(s->shot, who);
    const double size = m->figure->height * s->pixels;
    const bool band = m->version->prop[PROP_BAND], paper = s->shot->on_paper;
    const int pictured = paper ? ARROW_WAY - 1 : 0;
    if (band)
        add_limb(s, way[0][pictured], way[1][pictured], BAND * size, BAND_COSTS);
    for (int i = 0; i < SEEN && !paper; i++) {
        for (int k = 0; k < 2; k++)
            add_limb(s, way[k][i], way[k][i + 1], HAND * size, WAY_COSTS);
        if (band)
            add_limb(s, way[0][i + 1], way[1][i + 1], BAND * size, WAY_COSTS);
    }
}

static double distance(const Limb *l, ArrowPoint p) {
    double x = l->to.x - l->from.x, y = l->to.y - l->from.y;
    double t = ((p.x - l->from.x) * x + (p.y - l->from.y) * y) / fmax(1e-6, x * x + y * y);
    t = clamp(t, 0, 1);
    double dx = p.x - l->from.x - t * x, dy = p.y - l->from.y - t * y;
    return sqrt(dx * dx + dy * dy);
}

// What it costs to have a point of an arrow there: on somebody, at the edge, under the cards.
static double cost_at(const Sheet *s, ArrowPoint p, double half) {
    const Camera *c = s->camera;
    double most = 0, aspect = (double)c->width / c->height;
    for (int i = 0; i < s->limbs; i++) {
        const Limb *l = &s->limb[i];
        double in = 1 - (distance(l, p) - l->reach) / half;
        most = fmax(most, l->costs * clamp(in, 0, 1));
    }
    double x = SAFE_X * s->unit + half, y = SAFE_Y * s->unit + half;
    double out = fmax(fmax(x - p.x, p.x - (c->width - x)), fmax(y - p.y, p.y - (c->height - y)));
    if (p.y - half < STAGE_BELOW_CARDS(aspect) * c->height &&
        p.x + half > s->shot->scene->view.cards * c->width)
        most += UNDER_CARDS;
    return most + 8 * clamp(out / (STEP * s->unit), 0, 8);
}

static ArrowCurve moved(const ArrowCurve *c, double x, double y) {
    ArrowCurve out = *c;
    for (int i = 0; i < 4; i++) {
        out.at[i].x += x;
        out.at[i].y += y;
    }
    return out;
}

static double cost_of(const Sheet *s, const ArrowCurve *c, double half) {
    double sum = 0;
    for (int i = 0; i < POINTS; i++)
        sum += cost_at(s, arrow_at(c, i / (POINTS - 1.0)), half);
    return sum / POINTS;
}

// The place beside the way where an arrow hides least; what that costs.
static double lay_beside(const Sheet *s, ArrowCurve *curve) {
    ArrowCurve best = *curve;
    double least = 1e9, half = .5 * arrow_width(curve, s->unit);
    double x = curve->at[3].x - curve->at[0].x, y = curve->at[3].y - curve->at[0].y;
    double length = fmax(1e-6, sqrt(x * x + y * y)), step = STEP * s->unit / length;
    double along_costs =
        mix(ALONG_COSTS[0], ALONG_COSTS[1], clamp(length / (LONG * s->unit), 0, 1));
    for (int aside = -ASIDE; aside <= ASIDE; aside++)
        for (int along = -ALONG; along <= ALONG; along++) {
            double u = aside * step, v = along * step;
            ArrowCurve c = moved(curve, u * -y + v * x, u * x + v * y);
            if (aside * aside + along * along > FARTHEST * FARTHEST)
                continue;
            double a = s->stays * ASIDE_COSTS * aside, b = s->stays * along_costs * along;
            double cost = cost_of(s, &c, half) + sqrt(a * a + b * b);
            if (cost < least) {
                least = cost;
                best = c;
            }
        }
    *curve = best;
    return least;
}

// Whether two ways mirror each other: apart all along, and each goes as far up and in as the other.
static bool pair(const ArrowPoint *a, const ArrowPoint *b, double unit) {
    const int last = ARROW_WAY - 1;
    for (int i = 0; i <= last; i++)
        if ((a[i].x - b[i].x) * (a[0].x - b[0].x) <= 0 || fabs(a[i].x - b[i].x) < PAIR_APART * unit)
            return false;
    double x[2] = {a[last].x - a[0].x, b[last].x - b[0].x};
    double y[2] = {a[last].y - a[0].y, b[last].y - b[0].y};
    double length = fmax(sqrt(x[0] * x[0] + y[0] * y[0]), sqrt(x[1] * x[1] + y[1] * y[1]));
    return fabs(x[0] + x[1]) < PAIR_ALIKE * length && fabs(y[0] - y[1]) < PAIR_ALIKE * length;
}

// Whether an arrow bends towards the chest, 0..1: arms go round it.
static double hollow(const Sheet *s, const ArrowCurve *c) {
    ArrowPoint chest = s->limb[0].to, middle = arrow_at(c, .5); // as it is before the step
    double x = .5 * (c->at[0].x + c->at[3].x), y = .5 * (c->at[0].y + c->at[3].y);
    double out = (middle.x - x) * (x - chest.x) + (middle.y - y) * (y - chest.y);
    double far = sqrt((x - chest.x) * (x - chest.x) + (y - chest.y) * (y - chest.y));
    return clamp(-out / fmax(1, far) / (HOLLOW * s->unit), 0, 1);
}

// How far an arrow comes nearer to the chest, as a part of its length: one that leads away from the
// body tells more.
static double inward(const Sheet *s, const ArrowCurve *c) {
    ArrowPoint chest = s->limb[0].to, a = c->at[0], b = c->at[3];
    double x[2] = {a.x - chest.x, b.x - chest.x}, y[2] = {a.y - chest.y, b.y - chest.y};
    double nearer = sqrt(x[0] * x[0] + y[0] * y[0]) - sqrt(x[1] * x[1] + y[1] * y[1]);
    return clamp(nearer / fmax(1, arrow_length(c)), 0, 1);
}

// Whether two arrows are apart from each other, each round the body.
static bool apart(const Sheet *s, const ArrowCurve *a, const ArrowCurve *b) {
    if (fmax(hollow(s, a), hollow(s, b)) > .9)
        return false;
    for (int i = 0; i < POINTS; i++) {
        ArrowPoint p = arrow_at(a, i / (POINTS - 1.0)), q = arrow_at(b, i / (POINTS - 1.0));
        if (fabs(p.x - q.x) < .8 * PAIR_APART * s->unit)
            return false;
    }
    return true;
}

// On which side of the own trunk a point lies: more or less than 0.
static double beside_trunk(const Sheet *s, ArrowPoint p) {
    ArrowPoint from = s->limb[BONE_TRUNK].from, to = s->limb[BONE_RIBS].to;
    return (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
}

// A way across the own trunk is shown on it: beside the body an arrow would begin nowhere.
static void price_trunk(Sheet *s, const ArrowPoint *way) {
    const Limb *low = &s->limb[BONE_TRUNK], *high = &s->limb[BONE_RIBS];
    int over = 0;
    for (int i = 0; i < ARROW_WAY; i++)
        over += distance(low, way[i]) < low->reach || distance(high, way[i]) < high->reach;
    bool across = beside_trunk(s, way[0]) * beside_trunk(s, way[ARROW_WAY - 1]) < 0;
    across = across && over >= ARROW_WAY / 4;
    s->stays = across ? ACROSS_STAYS : 1;
    for (int i = BONE_TRUNK; i <= BONE_RIBS; i++)
        s->limb[i].costs = across ? ACROSS_COSTS : BONES[i].costs;
}

static void lay(StageArrows *a, Sheet *s) {
    double cost[STAGE_ARROWS];
    a->count = 0;
    for (int i = 0; i < a->ways; i++) {
        ArrowCurve *c = &a->curve[a->count];
        if (arrow_fit(a->way[i], ARROW_WAY, s->unit, c)) {
            double length = arrow_length(c) / s->unit;
            price_trunk(s, a->way[i]);
            cost[a->count] = lay_beside(s, c) - LONGER * length;
            cost[a->count] += HOLLOW_COSTS * hollow(s, c) + INWARD_COSTS * inward(s, c);
            a->count++;
        }
    }
    if (a->count == 2 &&
        !(pair(a->way[0], a->way[1], s->unit) && fabs(cost[0] - cost[1]) < UNLIKE &&
          apart(s, &a->curve[0], &a->curve[1]))) { // one says it
        a->curve[0] = a->curve[cost[1] < cost[0]];
        a->count = 1;
    }
}

// Whether the other arm is before the hand that moves.
static bool passes_under(const Sheet *s, int who, const Body *body, AreaSet moves) {
    const AreaSet hands = moves & 3u << AREA_HAND;
    if (hands == 0 || hands == 3u << AREA_HAND)
        return false;
    Side side = hands == 1u << AREA_HAND ? SIDE_LEFT : SIDE_RIGHT, other = other_side(side);
    Vec3 from = body->position[joint_on(JOINT_KNUCKLES, other)];
    Vec3 way = vec_sub(body->position[joint_on(JOINT_KNUCKLES, side)], from);
    double before = BEFORE * motion_of(s->shot, who)->figure->height;
    return vec_dot(way, s->camera->forward) > before;
}

void stage_arrows_lay(StageArrows *a, const StageShot *shot, const Camera *camera, int people,
                      int who, int phase, AreaSet moves) {
    Sheet s = {.shot = shot, .camera = camera, .unit = camera->height / 1080.0};
    const Timeline *t = stage_timeline(shot->scene, who, shot->timeline);
    ArrowPoint way[STAGE_ARROWS][ARROW_WAY];
    int ways = 0;
    bool under = false;
    memset(way, 0, sizeof way);
    for (int i = 0; i < ARROW_WAY; i++) {
        Body body;
        step_at(&s, who, t, phase, i / (ARROW_WAY - 1.0), &body);
        ways = 0;
        for (int area = 0; area < AREA_COUNT && ways < STAGE_ARROWS; area++)
            if (moves & 1u << area)
                way[ways++][i] = seen(&s, body.position[area_joint((Area)area)], &s.pixels);
        bool pictured = i == (shot->on_paper ? ARROW_WAY - 1 : 0);
        if (i > 0 && i % (ARROW_WAY / HEADS + 1) == 0) // no arrow lies on a face that comes by
            add_bone(&s, who, &body, BONE_HEAD, 1);
        if (i == 0)
            under = passes_under(&s, who, &body, moves);
        if (i == 0 || i == ARROW_WAY - 1)
            add_limbs(&s, who, &body, pictured ? 1 : NOT_SEEN, under);
    }
    if (a->ways == ways && !memcmp(a->way, way, sizeof way))
        return;
    memcpy(a->way, way, sizeof way);
    if (ways == 2)
        add_ways(&s, who, way);
    a->ways = ways;
    a->under = under;
    for (int other = 0; other < people; other++) {
        Body body;
        const Timeline *own = stage_timeline(shot->scene, other, shot->timeline);
        if (other == who)
            continue;
        posture_at(&s, other, own, timeline_at(own, t->phase[phase].start), 0, &body);
        add_limbs(&s, other, &body, 1, false);
    }
    lay(a, &s);
}
