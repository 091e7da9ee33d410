#include "stage_apart.h"

#include <math.h>
#include <string.h>

#include "stage_things.h"

enum { ROWS = 54, COLUMNS = 128, WORDS = COLUMNS / 64, PASSES = 3, ASIDE = 12, AHEAD = 2 };

static const double WINDOW = 1.4;               // of the picture's width that the columns cover
static const double STEP_X = .12, STEP_Z = .25; // metres between places that are tried
static const double APART = .45; // metres that a chair has to be farther away than who is before it
static const double REACH = .05; // of the height, round each point of a body
static const double ROW_BEHIND = .8; // metres: so far is a row behind who leads, at least
// What one cell costs: of somebody covered, by somebody or by a chair, and more where the face and
// the hands are; of a chair seen between somebody's limbs, of a chair before another one, and a
// column that the family is wider, and one that somebody is away from who leads, so that the next
// one can follow; a square metre of mat on mat, a metre from where the search
// began, and one behind who leads.
static const double COVERED = 14, HIDDEN = 14, FACES = 40, BEHIND = 1, CHAIRS = .4;
static const double NEAR = 1, WIDE = 40, MATS = 200, MOVED = 2, FAR = 15;
// The chair: how wide, how deep, and its seat, as parts of its owner's height (see prop_chair).
static const double CHAIR_HALF = .14, CHAIR_DEEP = .27, CHAIR_SEAT = .31;

// What an object covers of the picture, cell by cell, and how far away it is.
typedef struct {
    uint64_t cell[ROWS][WORDS];
    double left, right; // columns
    double depth;       // metres
} Shade;

typedef struct {
    StageScene *scene;
    const Extent *extent;
    int people;
    Camera camera;
    Vec3 start[STAGE_PEOPLE];
    Shade body[STAGE_PEOPLE], upper[STAGE_PEOPLE]; // all of it, and where its face and hands are
    Shade chair[STAGE_PEOPLE], words;              // where cards and lantern are
} Search;

typedef struct {
    double x0, x1, y0, y1; // shares of the picture
} Region;

static void widen(const Search *s, Vec3 at, double reach, Region *part, double *depth) {
    double x, y;
    if (!camera_project(&s->camera, at, &x, &y, depth))
        return;
    double r = reach * s->camera.focal / *depth;
    part->x0 = fmin(part->x0, (x - r) / s->camera.width);
    part->x1 = fmax(part->x1, (x + r) / s->camera.width);
    part->y0 = fmin(part->y0, (y - r) / s->camera.height);
    part->y1 = fmax(part->y1, (y + r) / s->camera.height);
}

static void fill(Shade *shade, const Region *part) {
    double left = (part->x0 - .5) / WINDOW + .5, right = (part->x1 - .5) / WINDOW + .5;
    int x0 = (int)clamp(left * COLUMNS, 0, COLUMNS), x1 = (int)clamp(right * COLUMNS, 0, COLUMNS);
    int y0 = (int)clamp(part->y0 * ROWS, 0, ROWS), y1 = (int)clamp(part->y1 * ROWS + 1, 0, ROWS);
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            shade->cell[y][x / 64] |= 1ull << (x % 64);
    shade->left = fmin(shade->left, x0);
    shade->right = fmax(shade->right, x1);
}

static const Region NOTHING = {1e9, -1e9, 1e9, -1e9};

static void shade_body(Search *s, int who) {
    const Extent *e = &s->extent[who];
    Shade *shade = &s->body[who];
    Vec3 place = s->scene->view.place[who];
    double height = e->figure->height, sum = 0, depth = 0, high = extent_high(e);
    int count = 0;
    s->upper[who] = *shade = (Shade){.left = 1e9, .right = -1e9};
    for (int row = 0; row < EXTENT_ROWS; row++) {
        Region part = NOTHING;
        if (e->top[row] <= 0)
            continue;
        for (int k = 0; k < EXTENT_SIDES; k++, count++, sum += depth)
            widen(s, vec_add(place, e->point[row][k]), REACH * height, &part, &depth);
        fill(shade, &part);
        if (e->top[row] > .5 * high)
            fill(&s->upper[who], &part);
    }
    shade->depth = count > 0 ? sum / count : 0;
}

static bool needs(const Search *s, int who, Thing thing) {
    return things_needed(s->scene->motion[who].version, thing);
}

static void shade_chair(Search *s, int who) {
    const Figure *f = s->extent[who].figure;
    Shade *shade = &s->chair[who];
    if (!needs(s, who, THING_CHAIR))
        return;
    MatFrame floor = stage_spot_still(s->scene, who, false).floor;
    floor.place = vec_add(floor.place, s->scene->view.place[who]);
    MatFrame chair = frame_mul(floor, floor_chair(f));
    *shade = (Shade){.left = 1e9, .right = -1e9};
    for (int seat = 0; seat < 2; seat++) { // its back, and what is before it
        Region part = NOTHING;
        for (int k = 0; k < 8; k++) {
            double x = k & 1 ? CHAIR_HALF : -CHAIR_HALF, z = k & 2 ? seat ? CHAIR_DEEP : .03 : 0;
            double y = k & 4 ? seat ? CHAIR_SEAT * f->height : f->chair_top : 0;
            Vec3 corner = {x * f->height, y, z * f->height};
            widen(s, frame_at(chair, corner), 0, &part, &shade->depth);
        }
        fill(shade, &part);
    }
}

static double common(const Shade *a, const Shade *b) {
    int cells = 0;
    for (int y = 0; y < ROWS; y++)
        for (int w = 0; w < WORDS; w++)
            cells += __builtin_popcountll(a->cell[y][w] & b->cell[y][w]);
    return cells;
}

static double mats(const Search *s, int a, int b) {
    const double h[2] = {s->extent[a].figure->height, s->extent[b].figure->height};
    const Vec3 *p = s->scene->view.place;
    if (!needs(s, a, THING_MAT) || !needs(s, b, THING_MAT))
        return 0;
    double x = .5 * FLOOR_MAT_LENGTH * (h[0] + h[1]) - fabs(p[a].x - p[b].x);
    double z = .5 * FLOOR_MAT_WIDTH * (h[0] + h[1]) - fabs(p[a].z - p[b].z);
    return fmax(0, x) * fmax(0, z);
}

// What it costs that things are covered, and the columns that the family is wide.
static double cost(const Search *s, double *wide) {
    double sum = 0, left = 1e9, right = -1e9;
    for (int i = 0; i < s->people; i++) {
        left = fmin(left, s->body[i].left);
        right = fmax(right, s->body[i].right);
        sum += 2 * HIDDEN * common(&s->words, &s->body[i]);
        sum += FAR * (s->scene->view.place[0].z - s->scene->view.place[i].z);
        sum += NEAR * fmax(0, s->body[i].left - s->body[0].left);
        sum += MOVED * vec_length(vec_sub(s->scene->view.place[i], s->start[i]));
        for (int k = 0; k < s->people; k++) {
            const Shade *chair = &s->chair[k];
            bool before = chair->depth < s->body[i].depth + APART;
            sum += i == k ? 0 : (before ? HIDDEN : BEHIND) * common(chair, &s->body[i]);
            if (k >= i)
                continue;
            int near = s->body[i].depth < s->body[k].depth ? i : k, far = i + k - near;
            sum += COVERED * common(&s->body[i], &s->body[k]) + MATS * mats(s, i, k);
            sum += FACES * common(&s->body[near], &s->upper[far]);
            sum += CHAIRS * common(&s->chair[i], chair);
        }
    }
    *wide = right - left;
    return sum;
}

static void stand(Search *s, int who, Vec3 place) {
    s->scene->view.place[who] = place;
    shade_body(s, who);
    shade_chair(s, who);
}

static bool is_smallest(const Search *s, int who) {
    for (int i = 1; i < s->people; i++)
        if (s->extent[i].figure->height < s->extent[who].figure->height)
            return false;
    return who > 0;
}

static double body_x(const Search *s, int who, Vec3 place) {
    return place.x + .5 * (s->extent[who].low_x + s->extent[who].high_x);
}

// Nobody is nearer than who leads, and chairs stand before what is along the room's wall. People
// keep their order from left to right in all movements; where others lie in a row behind, the
// smallest is before it.
static bool may_stand(const Search *s, int who, Vec3 place) {
    const Figure *f = s->extent[who].figure;
    const bool rows = s->scene->version->camera.floor && s->people > 2;
    const Vec3 *now = s->scene->view.place;
    for (int i = 0; i < s->people; i++) {
        bool passes = rows && i > 0 && (is_smallest(s, who) || is_smallest(s, i));
        bool behind = rows && i == 0 && !is_smallest(s, who);
        double is = body_x(s, who, place) - body_x(s, i, now[i]);
        double was = body_x(s, who, s->start[who]) - body_x(s, i, s->start[i]);
        if (!passes && is * was < 0)
            return false;
        if (behind && place.z > now[0].z - ROW_BEHIND)
            return false;
    }
    double back = needs(s, who, THING_CHAIR) ? floor_chair(f).place.x + CHAIR_HALF * f->height
                                             : .5 * FLOOR_MAT_WIDTH * f->height;
    return place.z <= now[0].z && place.z - back > STAGE_WALL + STAGE_FURNITURE;
}

// Whether a better place than its own was found.
static bool try_places(Search *s, int who) {
    const Vec3 from = s->scene->view.place[who];
    Vec3 best = from;
    bool found = false;
    double wide, least = cost(s, &wide);
    least += WIDE * wide;
    for (int k = -AHEAD; k <= AHEAD; k++)
        for (int i = -ASIDE; i <= ASIDE; i++) {
            Vec3 place = vec_add(from, vec3(i * STEP_X, 0, k * STEP_Z));
            if (!may_stand(s, who, place))
                continue;
            stand(s, who, place);
            double now = cost(s, &wide);
            now += WIDE * wide;
            if (now < least - 1e-9) {
                least = now;
                best = place;
                found = true;
            }
        }
    stand(s, who, best);
    return found;
}

double stage_apart(StageScene *scene, const Extent *extent, int people, double aspect) {
    const int height = 540, width = (int)(540 * aspect);
    Search s = {.scene = scene, .extent = extent, .people = people};
    s.camera = stage_view_camera(&scene->view, width, height);
    memcpy(s.start, scene->view.place, sizeof s.start);
    fill(&s.words, &(Region){STAGE_CARDS(aspect), 1, 0, STAGE_BELOW_CARDS(aspect) + .04});
    for (int i = 0; i < people; i++)
        stand(&s, i, s.start[i]);
    bool better = true;
    for (int pass = 0; better && pass < (people > 2 ? PASSES : 1); pass++) {
        better = false;
        for (int i = 1; i < people; i++)
            better |= try_places(&s, i);
    }
    double wide;
    return cost(&s, &wide);
}
