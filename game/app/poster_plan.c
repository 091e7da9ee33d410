#include "poster_plan.h"

#include <math.h>

#define SMALLEST 60.0f // pixels of a metre
#define LARGEST  560.0f
#define FEW      3    // movements that have room for their names over them
#define SHORT    3    // poses that leave room for a name beside them
#define ALIKE    1.5f // times as large as the smallest: no movement is more

// One way to lay out the page: bit i of `pairs`: movement i + 1 lies beside movement i.
typedef struct {
    unsigned pairs;
    bool alone;  // one movement
    int lines;   // of its poses, or of those of movements with many
    float scale; // pixels of a metre, where the row is not too wide for it
    float high;  // pixels of the page that are used
    float least; // of all rows' scales
} Plan;

// One row of the page: a movement, or two beside each other.
typedef struct {
    int first, count;
    bool over;
    float scale, high;
    float need[2]; // wide
} Row;

int poster_columns(int poses, int lines) {
    return (poses + lines - 1) / lines;
}

// Few poses beside other movements are in one line.
static int lines_of(const PlanMove *m, const Plan *plan) {
    return plan->alone || m->count > SHORT ? plan->lines : 1;
}

// Several lines have room for an arrow before each.
static float poses_wide(const PlanMove *m, const Plan *plan, float scale) {
    float sum = 0, most = 0;
    int lines = lines_of(m, plan), columns = poster_columns(m->count, lines);
    for (int i = 0; i < m->count; i++) {
        float wide = fmaxf(m->wide[i] * scale, (lines > 1 ? POSTER_WIDER : 1) * m->column);
        sum += wide;
        most = fmaxf(most, wide);
    }
    return lines > 1 ? (most + m->between) * (float)columns
                     : sum + m->between * (float)(columns - 1);
}

static float band_high(const PlanMove *m, const Plan *plan, bool over, float scale) {
    int lines = lines_of(m, plan);
    float under = lines > 1 ? m->under_wide : m->under;
    float poses = (float)lines * (m->high * scale + under) + m->foot;
    return 2 * POSTER_EDGE + (over ? m->over + poses : fmaxf(poses, m->beside));
}

static float band_wide(const PlanMove *m, const Plan *plan, bool over, float scale) {
    float poses = poses_wide(m, plan, scale);
    return 2 * POSTER_EDGE + (over ? fmaxf(poses, m->head) : POSTER_NAME + poses);
}

static float row_wide(const PlanMove *m, const Plan *plan, Row *row, float scale) {
    float sum = (float)(row->count - 1) * POSTER_GAP;
    for (int k = 0; k < row->count; k++) {
        int i = row->first + k;
        row->need[k] = band_wide(&m[i], plan, row->over, scale);
        sum += row->need[k];
    }
    return sum;
}

// At the plan's scale, or as large as it is wide enough for.
static Row row_at(const PlanMove *m, int count, const Plan *plan, int first, float wide) {
    Row row = {.first = first, .count = plan->pairs >> first & 1 ? 2 : 1, .scale = plan->scale};
    row.over = row.count > 1 || count <= FEW || m[first].count > SHORT;
    float low = .9f * SMALLEST, top = plan->scale;
    for (int i = 0; row_wide(m, plan, &row, top) > wide && i < 16; i++) {
        row.scale = .5f * (low + top);
        if (row_wide(m, plan, &row, row.scale) > wide)
            top = row.scale;
        else
            low = row.scale;
        row.scale = low;
    }
    row_wide(m, plan, &row, row.scale);
    for (int k = 0; k < row.count; k++)
        row.high = fmaxf(row.high, band_high(&m[first + k], plan, row.over, row.scale));
    return row;
}

static void measure(const PlanMove *m, int count, float wide, Plan *plan) {
    plan->high = -POSTER_GAP;
    plan->least = plan->scale;
    for (int i = 0; i < count;) {
        Row row = row_at(m, count, plan, i, wide);
        plan->high += row.scale < SMALLEST ? 1e9f : row.high + POSTER_GAP;
        plan->least = fminf(plan->least, row.scale);
        i += row.count;
    }
}

static void try_plan(const PlanMove *m, int count, PaintBox page, Plan *plan) {
    float low = SMALLEST, top = LARGEST;
    for (int i = 0; i < 16; i++) {
        plan->scale = .5f * (low + top);
        measure(m, count, page.w, plan);
        if (plan->high <= page.h)
            low = plan->scale;
        else
            top = plan->scale;
    }
    plan->scale = low;
    measure(m, count, page.w, plan);
}

// Larger people; where they are alike, the page that is fuller.
static bool better(const Plan *a, const Plan *b) {
    return a->least + .001f * a->high > b->least + .001f * b->high;
}

static Plan best_plan(const PlanMove *m, int count, PaintBox page) {
    Plan best = {.alone = count == 1, .lines = 1, .scale = SMALLEST};
    for (unsigned pairs = 0; pairs < 1u << (count - 1); pairs++) {
        if (pairs & pairs << 1) // three in a row
            continue;
        for (int lines = 1; lines <= POSTER_LINES; lines++) {
            Plan plan = {.pairs = pairs, .alone = count == 1, .lines = lines};
            try_plan(m, count, page, &plan);
            if (plan.high <= page.h && better(&plan, &best))
                best = plan;
        }
    }
    measure(m, count, page.w, &best);
    best.scale = fminf(best.scale, ALIKE * best.least);
    measure(m, count, page.w, &best);
    return best;
}

// What the page has to spare goes to the rows that can become larger, where there are some.
static int growing_rows(const PlanMove *m, int count, const Plan *plan, float wide) {
    int rows = 0;
    for (int i = 0; i < count; i += plan->pairs >> i & 1 ? 2 : 1)
        rows += row_at(m, count, plan, i, wide).scale >= plan->scale;
    return rows;
}

void poster_plan(const PlanMove *m, int count, PaintBox page, PlanBand *band) {
    Plan plan = best_plan(m, count, page);
    int growing = growing_rows(m, count, &plan, page.w), rows = 0;
    for (int i = 0; i < count; i += plan.pairs >> i & 1 ? 2 : 1)
        rows++;
    float all = fmaxf(0, page.h - plan.high), y = page.y;
    for (int i = 0; i < count;) {
        Row row = row_at(m, count, &plan, i, page.w);
        float free = page.w - POSTER_GAP * (float)(row.count - 1), x = page.x;
        bool grows = growing == 0 || row.scale >= plan.scale;
        float spare = grows ? all / (float)(growing ? growing : rows) : 0;
        int poses = 0; // who has more of them gets more of the width
        for (int k = 0; k < row.count; k++) {
            free -= row.need[k];
            poses += m[i + k].count;
        }
        for (int k = 0; k < row.count; k++) {
            float wide = row.need[k] + free * (float)m[i + k].count / (float)poses;
            band[i + k] = (PlanBand){.band = {x, y, wide, row.high + spare},
                                     .over = row.over,
                                     .lines = lines_of(&m[i + k], &plan),
                                     .metre = row.scale};
            x += wide + POSTER_GAP;
        }
        y += row.high + spare + POSTER_GAP;
        i += row.count;
    }
}
