#include "stage_mask.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "four.h"
#include "vec.h"

enum { LONGEST = 1280, CELLS = 64000, KEPT = 640 * 640 };
enum { STRAIGHT = 12, ACROSS = 17 };         // steps of distance
static const double FINEST = 2.5, LEAST = 2; // pixels of a picture 1080 high

struct StageMask {
    double step; // pixels from cell to cell
    double unit; // pixels, of one in a picture 1080 high
    int x0, y0;  // of the box, cells
    int columns, rows;
    RasterBox kept; // pixels
    uint32_t picture[KEPT];
    uint8_t layer[MASK_LAYERS][CELLS];
    uint8_t line[LONGEST]; // one row or column while it is blurred
};

StageMask *stage_mask_create(void) {
    return calloc(1, sizeof(StageMask));
}

void stage_mask_destroy(StageMask *mask) {
    free(mask);
}

bool stage_mask_begin(StageMask *m, RasterBox box, int width, int height) {
    double x0 = fmax(0, box.x0), x1 = fmin(width, box.x1);
    double y0 = fmax(0, box.y0), y1 = fmin(height, box.y1);
    if (x0 >= x1 || y0 >= y1)
        return false;
    m->unit = height / 1080.0;
    m->step =
        fmax(fmax(FINEST * m->unit, LEAST), sqrt((x1 - x0) * (y1 - y0) / (CELLS - 2 * LONGEST)));
    m->step = fmax(m->step, fmax(x1 - x0, y1 - y0) / (LONGEST - 2));
    x0 /= m->step, x1 /= m->step;
    y0 /= m->step, y1 /= m->step;
    m->x0 = (int)x0;
    m->y0 = (int)y0;
    m->columns = (int)x1 - m->x0;
    m->rows = (int)y1 - m->y0;
    if (m->columns < 4 || m->rows < 4 || m->columns * m->rows > CELLS)
        return false;
    for (int i = 0; i < MASK_LAYERS; i++)
        memset(m->layer[i], 0, (size_t)(m->columns * m->rows));
    return true;
}

// Narrows the span of a row by one edge.
static void cut(float ax, float ay, float bx, float by, float y, float *from, float *to) {
    if ((ay <= y) == (by <= y))
        return;
    float x = ax + (bx - ax) * (y - ay) / (by - ay);
    *from = x < *from ? x : *from;
    *to = x > *to ? x : *to;
}

void stage_mask_fill(StageMask *m, MaskLayer layer, const MaskPoint p[3], int value) {
    float x[3], y[3], scale = (float)(1 / m->step);
    if ((p[1].x - p[0].x) * (p[2].y - p[0].y) >= (p[2].x - p[0].x) * (p[1].y - p[0].y))
        return;
    for (int i = 0; i < 3; i++) {
        x[i] = p[i].x * scale - (float)m->x0 - .5f;
        y[i] = p[i].y * scale - (float)m->y0 - .5f;
    }
    float top = fminf(y[0], fminf(y[1], y[2])), low = fmaxf(y[0], fmaxf(y[1], y[2]));
    if (low < 0 || top > (float)m->rows || fmaxf(x[0], fmaxf(x[1], x[2])) < 0 ||
        fminf(x[0], fminf(x[1], x[2])) > (float)m->columns)
        return;
    for (int row = top > 0 ? (int)top : 0; row < m->rows && (float)row <= low; row++) {
        float from = 1e9f, to = -1e9f;
        for (int i = 0; i < 3; i++)
            cut(x[i], y[i], x[(i + 1) % 3], y[(i + 1) % 3], (float)row, &from, &to);
        uint8_t *cell = &m->layer[layer][row * m->columns];
        for (int i = from > 0 ? (int)ceilf(from) : 0; i < m->columns && (float)i <= to; i++)
            cell[i] = cell[i] > value ? cell[i] : (uint8_t)value;
    }
}

void stage_mask_dot(StageMask *m, MaskLayer layer, MaskPoint at, double reach) {
    const int half = (int)(reach * m->unit / m->step + .5);
    int x = (int)((double)at.x / m->step) - m->x0, y = (int)((double)at.y / m->step) - m->y0;
    int x0 = x > half ? x - half : 0, x1 = x + half < m->columns ? x + half : m->columns - 1;
    for (int row = y > half ? y - half : 0; row <= y + half && row < m->rows; row++)
        for (int i = x0; i <= x1; i++)
            m->layer[layer][row * m->columns + i] = 255;
}

// The mean of 2 r + 1 neighbours along a row or a column.
static void blur(uint8_t *line, uint8_t *cell, int count, int step, int r) {
    unsigned sum = 0, share = 65536u / (2u * (unsigned)r + 1);
    for (int i = 0; i < count; i++)
        line[i] = cell[i * step];
    for (int i = -r; i <= r; i++)
        sum += line[i < 0 ? 0 : i >= count ? count - 1 : i];
    for (int i = 0; i < count; i++) {
        cell[i * step] = (uint8_t)((sum * share + 32768u) >> 16);
        int out = i - r < 0 ? 0 : i - r, in = i + r + 1 < count ? i + r + 1 : count - 1;
        sum += line[in];
        sum -= line[out];
    }
}

void stage_mask_soften(StageMask *m, MaskLayer layer, double reach) {
    int r = (int)(reach * m->unit / m->step / 2 + .5);
    r = r < 1 ? 1 : r;
    for (int row = 0; row < m->rows; row++)
        blur(m->line, &m->layer[layer][row * m->columns], m->columns, 1, r);
    for (int column = 0; column < m->columns; column++)
        blur(m->line, &m->layer[layer][column], m->rows, m->columns, r);
}

// Fills what is free between two covered cells of a row or a column, up to `most` cells, where
// both belong to the part.
static void fill_gaps(uint8_t *cell, const uint8_t *part, int count, int step, int most) {
    int last = -1; // the last covered one
    for (int i = 0; i < count; i++) {
        if (cell[i * step] <= 127)
            continue;
        bool both = last >= 0 && part[last * step] > 127 && part[i * step] > 127;
        for (int k = last + 1; both && i - last - 1 <= most && k < i; k++)
            cell[k * step] = 255;
        last = i;
    }
}

void stage_mask_close(StageMask *m, double gap) {
    int most = (int)(gap * m->unit / m->step);
    uint8_t *cover = m->layer[MASK_COVER];
    const uint8_t *part = m->layer[MASK_PART];
    for (int at = 0; at < m->rows * m->columns; at += m->columns)
        fill_gaps(cover + at, part + at, m->columns, 1, most);
    for (int column = 0; column < m->columns; column++)
        fill_gaps(cover + column, part + column, m->rows, m->columns, most);
}

static void nearer(uint8_t *cell, int other, int step) {
    if (other + step < *cell)
        *cell = (uint8_t)(other + step);
}

// Two passes over all cells, each from the neighbours that are known (Borgefors 1986, chamfer 3-4).
void stage_mask_measure(StageMask *m) {
    int w = m->columns, h = m->rows;
    uint8_t *cell = m->layer[MASK_COVER];
    for (int i = 0; i < w * h; i++)
        cell[i] = cell[i] > 127 ? 0 : 255;
    for (int i = w + 1; i < w * h; i++) {
        nearer(&cell[i], cell[i - 1], STRAIGHT);
        nearer(&cell[i], cell[i - w], STRAIGHT);
        nearer(&cell[i], cell[i - w - 1], ACROSS);
        nearer(&cell[i], cell[i - w + 1], ACROSS);
    }
    for (int i = w * h - w - 2; i >= 0; i--) {
        nearer(&cell[i], cell[i + 1], STRAIGHT);
        nearer(&cell[i], cell[i + w], STRAIGHT);
        nearer(&cell[i], cell[i + w + 1], ACROSS);
        nearer(&cell[i], cell[i + w - 1], ACROSS);
    }
    stage_mask_soften(m, MASK_COVER, 4);
}

// Two columns of cells as a line crosses them: a number at its left end, and its change.
typedef struct {
    float left, slope;
} Ramp;

static Ramp across(const uint8_t *cell, int columns, float down) {
    float left = (float)cell[0], right = (float)cell[1];
    left += ((float)cell[columns] - left) * down;
    right += ((float)cell[columns + 1] - right) * down;
    return (Ramp){left, right - left};
}

typedef struct {
    const StageMask *mask;
    BrushCanvas canvas;
    uint32_t color; // solid
    float alpha;
    bool behind;            // all that is there already
    float away, wide, soft; // steps of distance; its edges fade over the last
} Layer;

static float strength(const Layer *l, float cover, float part) {
    float edge = (l->wide - fabsf(cover - l->away)) / l->soft + .5f;
    edge = edge < 0 ? 0 : edge > 1 ? 1 : edge;
    float near = (part - 10) * (1.0f / 60);
    return l->alpha * edge * (near < 0 ? 0 : near > 1 ? 1 : near);
}

// All pixels of one cell, whose middle is their upper left corner.
static void paint_cell(const Layer *l, int column, int row) {
    const StageMask *m = l->mask;
    float step = (float)m->step, inverse = 1 / step;
    float left = ((float)(m->x0 + column) + .5f) * step, top = ((float)(m->y0 + row) + .5f) * step;
    float right_end = ((float)(m->x0 + column) + 1.5f) * step; // the very number of the next cell
    float low = ((float)(m->y0 + row) + 1.5f) * step;
    int at = row * m->columns + column;
    for (int y = (int)ceilf(top); (float)y < low && y < l->canvas.height; y++) {
        float down = ((float)y - top) * inverse;
        Ramp part = across(&m->layer[MASK_PART][at], m->columns, down);
        Ramp cover = across(&m->layer[MASK_COVER][at], m->columns, down);
        uint32_t *line = l->canvas.pixel + (size_t)y * (size_t)l->canvas.stride;
        for (int x = (int)ceilf(left); (float)x < right_end && x < l->canvas.width; x++) {
            float right = ((float)x - left) * inverse;
            float alpha =
                strength(l, cover.left + cover.slope * right, part.left + part.slope * right);
            uint32_t share = (uint32_t)(alpha * 255 + .5f);
            if (share > 0 && l->behind)
                line[x] = one_over(line[x], one_scale(l->color, share));
            else if (share > 0)
                line[x] = one_over(one_scale(l->color, share), line[x]);
        }
    }
}

// Whether anything can be seen between four cells.
static bool shows(const Layer *l, int at) {
    const uint8_t *part = &l->mask->layer[MASK_PART][at], *cover = &l->mask->layer[MASK_COVER][at];
    int w = l->mask->columns, least = 255, most = 0;
    if (!((part[0] | part[1] | part[w] | part[w + 1]) & ~3))
        return false;
    const int corner[4] = {0, 1, w, w + 1};
    for (int i = 0; i < 4; i++) {
        least = cover[corner[i]] < least ? cover[corner[i]] : least;
        most = cover[corner[i]] > most ? cover[corner[i]] : most;
    }
    return (float)most > l->away - l->wide - l->soft && (float)least < l->away + l->wide + l->soft;
}

static void paint(Layer *l, uint32_t color, double alpha) {
    const StageMask *m = l->mask;
    l->color = color | 0xFF000000u;
    l->alpha = (float)alpha;
    for (int row = 0; row + 1 < m->rows; row++)
        for (int column = 0; column + 1 < m->columns; column++)
            if (shows(l, row * m->columns + column))
                paint_cell(l, column, row);
}

void stage_mask_line(const StageMask *mask, BrushCanvas canvas, MaskLine line) {
    const double steps = STRAIGHT * mask->unit / mask->step;
    Layer layer = {.mask = mask, .canvas = canvas, .behind = line.behind};
    layer.away = (float)(line.away * steps);
    layer.wide = (float)(.5 * line.wide * steps);
    layer.soft = (float)fmax(1.5 * steps, 4);
    paint(&layer, line.color, line.alpha);
}

static uint32_t *line_of(const BrushCanvas *canvas, const RasterBox *box, int y) {
    return canvas->pixel + (size_t)y * (size_t)canvas->stride + box->x0;
}

bool stage_mask_keep(StageMask *m, BrushCanvas canvas) {
    RasterBox box = {(int)ceil((m->x0 + .5) * m->step), (int)ceil((m->y0 + .5) * m->step), 0, 0};
    box.x1 = (int)fmin(canvas.width, (m->x0 + m->columns - .5) * m->step);
    box.y1 = (int)fmin(canvas.height, (m->y0 + m->rows - .5) * m->step);
    int width = box.x1 - box.x0;
    if (width <= 0 || box.y1 <= box.y0 || width * (box.y1 - box.y0) > KEPT)
        return false;
    m->kept = box;
    for (int y = box.y0; y < box.y1; y++)
        memcpy(&m->picture[(y - box.y0) * width], line_of(&canvas, &box, y),
               (size_t)width * sizeof *m->picture);
    return true;
}

void stage_mask_restore(const StageMask *m, BrushCanvas canvas) {
    const RasterBox *box = &m->kept;
    for (int y = box->y0; y < box->y1; y++)
        for (int x = box->x0; x < box->x1; x++) {
            int column = (int)(x / m->step) - m->x0, row = (int)(y / m->step) - m->y0;
            int at = row * m->columns + column;
            uint32_t share = m->layer[MASK_COVER][at];
            share = share < m->layer[MASK_PART][at] ? share : m->layer[MASK_PART][at];
            uint32_t *to = &canvas.pixel[(size_t)y * (size_t)canvas.stride + (size_t)x];
            uint32_t from = m->picture[(y - box->y0) * (box->x1 - box->x0) + x - box->x0];
            if (share > 0)
                *to = one_scale(from, share) + one_scale(*to, 255 - share);
        }
}

bool stage_mask_lift(StageMask *m, BrushCanvas canvas) {
    if (!stage_mask_keep(m, canvas))
        return false;
    const RasterBox *box = &m->kept;
    for (int y = box->y0; y < box->y1; y++)
        memset(line_of(&canvas, box, y), 0, (size_t)(box->x1 - box->x0) * sizeof(uint32_t));
    return true;
}

void stage_mask_lower(const StageMask *m, BrushCanvas canvas) {
    const RasterBox *box = &m->kept;
    const uint32_t *from = m->picture;
    for (int y = box->y0; y < box->y1; y++) {
        uint32_t *to = line_of(&canvas, box, y);
        for (int x = box->x0; x < box->x1; x++, to++, from++)
            *to = one_over(*from, *to);
    }
}
