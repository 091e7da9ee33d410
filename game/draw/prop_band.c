// The band: a ribbon from hand to hand whose flat side turns to the eye, rolled up in the fists.
#include <math.h>
#include <string.h>

#include "fail.h"
#include "prop_internal.h"

enum { MIDDLE_ROWS = 25, END_ROWS = 8, COLUMNS = 3 };
enum { ROWS = MIDDLE_ROWS + 2 * END_ROWS };

#define END_LENGTH .13  // metres that hang free beside each hand
#define SAG        .010 // metres that the middle hangs through, though it is a little tight
#define TWIST      .30  // radians by which the flat side turns away on the way
#define FIST_WIDTH .62  // of the width: the hand gathers the cloth
#define BEHIND                                                                                     \
    .020 // metres that it goes farther from the eye in a fist, so that fingers lie over it
#define BOW_RISE .75 // of the way from a hand to the middle
#define FACES    .65 // how far light falls as if all of it faced the eye: one colour from end to end

// One line across the ribbon.
typedef struct {
    Vec3 at, way;
    double along, width, twist;
    double held;   // 1 in a fist .. 0
    double stripe; // a towel's, across it: .62 to .80 is coloured
} Row;

// What all of it shares: where it is seen from, how far its middle is led aside, and how far it is
// unrolled.
typedef struct {
    Vec3 eye, bow;
    double unrolled;
} Span;

Prop *prop_band_create(double width, int first_material) {
    Prop *prop = prop_create(ROWS * COLUMNS, 2 * ROWS * COLUMNS, first_material);
    if (prop == NULL)
        return NULL;
    Solid *s = &prop->shape;
    prop->band = true;
    prop->width = width;
    for (int i = 0; i < ROWS * COLUMNS; i++)
        solid_vertex(s, vec3(0, 0, 0), vec3(0, 0, 1));
    for (int row = 0; row + 1 < ROWS; row++) {
        if (row == MIDDLE_ROWS - 1 || row == MIDDLE_ROWS + END_ROWS - 1)
            continue; // three strips: the middle and both ends
        for (int c = 0; c + 1 < COLUMNS; c++) {
            int a = row * COLUMNS + c;
            solid_quad(s, a, a + 1, a + 1 + COLUMNS, a + COLUMNS, first_material);
        }
    }
    prop = prop_finish(prop);
    const Vec3 grip[2] = {{.3, 1, 0}, {-.3, 1, 0}}, down[2] = {{0, -1, 0}, {0, -1, 0}};
    if (prop != NULL)
        prop_band_span(prop, grip, down, vec3(0, 1, 4), vec3(0, 0, 0), 1);
    return prop;
}

Prop *prop_towel_create(double width, int first_material) {
    Prop *prop = prop_band_create(2.3 * width, first_material + 1);
    if (prop != NULL)
        prop->towel = true;
    return prop;
}

void prop_band_looks(unsigned color, MaterialLook looks[BAND_MATERIALS]) {
    memset(looks, 0, BAND_MATERIALS * sizeof *looks);
    looks[0] = (MaterialLook){.kind = MATERIAL_RIBBON, .color = color};
    looks[1] = (MaterialLook){.kind = MATERIAL_RIBBON, .color = 0xF3E6D2, .second = color};
}

static void write_row(Prop *prop, int row, const Row *line, const Span *span) {
    Vec3 to_eye = vec_sub(span->eye, line->at);
    Vec3 across = vec_unit(vec_cross(line->way, to_eye), vec3(0, 1, 0));
    across = quat_rotate(quat_axis(line->way, line->twist), across);
    Vec3 normal = vec_unit(vec_cross(across, line->way), vec3(0, 0, 1));
    normal = vec_mix(normal, vec_unit(to_eye, normal), FACES);
    Vec3 at = vec_sub(line->at, vec_scale(vec_unit(to_eye, normal), BEHIND * line->held));
    for (int c = 0; c < COLUMNS; c++) {
        double side = c - 1;
        RasterVertex *v = &prop->world.vertex[row * COLUMNS + c];
        Vec3 p = vec_add(at, vec_scale(across, .5 * side * line->width));
        Vec3 n = vec_add(normal, vec_scale(across, .35 * side)); // slightly curled: it shows form
        *v = (RasterVertex){
            .position = {(float)p.x, (float)p.y, (float)p.z},
            .normal = {(float)n.x, (float)n.y, (float)n.z},
            .paint = {(float)line->along, (float)(prop->towel ? line->stripe : side), 0}};
    }
}

static double fist_width(const Prop *prop) {
    return prop->towel ? .5 * FIST_WIDTH : FIST_WIDTH;
}

static void write_middle(Prop *prop, const Vec3 grip[2], const Span *seen) {
    Vec3 span = vec_sub(grip[1], grip[0]);
    double length = vec_length(span);
    double slack = seen->unrolled * (prop->towel ? 2 * SAG : SAG);
    for (int i = 0; i < MIDDLE_ROWS; i++) {
        double t = (double)i / (MIDDLE_ROWS - 1), sag = 4 * slack * t * (1 - t);
        double turn = t * (1 - t) * (1 - 2 * t);
        double gather = (1 - 2 * t) * (1 - 2 * t), held; // narrow in the fists only
        gather *= gather * gather;
        held = gather * gather;
        double in = 1 - fabs(2 * t - 1); // a band is straight on both sides, a towel soft
        double bowed = prop->towel ? in * (2 - in) : fmin(1, in / BOW_RISE);
        Vec3 aside = vec_sub(vec_scale(seen->bow, bowed), vec3(0, sag, 0));
        Row row = {.at = vec_add(vec_mix(grip[0], grip[1], t), aside),
                   .way = vec_sub(span, vec3(0, 4 * slack * (1 - 2 * t), 0)),
                   .along = t * length,
                   .twist = 10.4 * TWIST * turn,
                   .held = held,
                   .width = prop->width * mix(1, fist_width(prop), prop->towel ? gather : held)};
        row.way = vec_unit(row.way, vec3(1, 0, 0));
        write_row(prop, i, &row, seen);
    }
}

// A free end leaves the fist along its line and falls.
static void write_end(Prop *prop, int first, Vec3 grip, Vec3 along, double start,
                      const Span *span) {
    static const double STRIPE[END_ROWS] = {0, .2, .4, .6, .8, 1, .8, .6};
    double width = prop->width * clamp(3 * span->unrolled, 0, 1);
    double step = span->unrolled * (prop->towel ? 1.5 : 1) * END_LENGTH / (END_ROWS - 1);
    Vec3 at = grip, way = vec_unit(vec_add(vec_scale(along, .8), vec3(0, -1, 0)), along);
    for (int i = 0; i < END_ROWS; i++) {
        double t = (double)i / (END_ROWS - 1);
        Row row = {.at = at,
                   .way = way,
                   .along = start + i * step,
                   .twist = 1.6 * TWIST * t,
                   .held = 1 - clamp(2 * t, 0, 1),
                   .stripe = STRIPE[i],
                   .width = width * mix(fist_width(prop), 1, clamp(3 * t, 0, 1))};
        write_row(prop, first + i, &row, span);
        way = vec_unit(vec_add(way, vec3(0, -.24, 0)), vec3(0, -1, 0));
        at = vec_add(at, vec_scale(way, step));
    }
}

void prop_band_span(Prop *prop, const Vec3 grip[2], const Vec3 along[2], Vec3 eye, Vec3 bow,
                    double unrolled) {
    ASSERT(prop->band);
    Span span = {eye, bow, unrolled};
    write_middle(prop, grip, &span);
    write_end(prop, MIDDLE_ROWS, grip[0], along[0], -END_LENGTH, &span);
    write_end(prop, MIDDLE_ROWS + END_ROWS, grip[1], along[1],
              vec_length(vec_sub(grip[1], grip[0])), &span);
}
