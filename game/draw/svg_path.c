#include <string.h>

#include "svg_read.h"

// Where the pen is while path data is read.
typedef struct {
    Brush *brush;
    float x, y;             // now
    float start_x, start_y; // of this outline
    float bend_x, bend_y;   // the last curve's second handle, for S
} Pen;

static int numbers_of(char command) {
    switch (command) {
    case 'M':
    case 'L':
        return 2;
    case 'H':
    case 'V':
        return 1;
    case 'C':
        return 6;
    case 'S':
    case 'Q':
        return 4;
    default:
        return 0;
    }
}

static void pen_curve(Pen *pen, float x1, float y1, float x2, float y2, float x, float y) {
    brush_curve(pen->brush, x1, y1, x2, y2, x, y);
    pen->bend_x = x2;
    pen->bend_y = y2;
    pen->x = x;
    pen->y = y;
}

static void pen_line(Pen *pen, float x, float y) {
    brush_line(pen->brush, x, y);
    pen->x = pen->bend_x = x;
    pen->y = pen->bend_y = y;
}

static void pen_move(Pen *pen, float x, float y) {
    brush_move(pen->brush, x, y);
    pen->x = pen->bend_x = pen->start_x = x;
    pen->y = pen->bend_y = pen->start_y = y;
}

static void pen_quadratic(Pen *pen, const float *n) {
    pen_curve(pen, pen->x + (n[0] - pen->x) * 2 / 3, pen->y + (n[1] - pen->y) * 2 / 3,
              n[2] + (n[0] - n[2]) * 2 / 3, n[3] + (n[1] - n[3]) * 2 / 3, n[2], n[3]);
    pen->bend_x = pen->x;
    pen->bend_y = pen->y;
}

static void pen_do(Pen *pen, char command, const float *n) {
    switch (command) {
    case 'M':
        pen_move(pen, n[0], n[1]);
        break;
    case 'L':
        pen_line(pen, n[0], n[1]);
        break;
    case 'H':
        pen_line(pen, n[0], pen->y);
        break;
    case 'V':
        pen_line(pen, pen->x, n[0]);
        break;
    case 'C':
        pen_curve(pen, n[0], n[1], n[2], n[3], n[4], n[5]);
        break;
    case 'S':
        pen_curve(pen, 2 * pen->x - pen->bend_x, 2 * pen->y - pen->bend_y, n[0], n[1], n[2], n[3]);
        break;
    case 'Q':
        pen_quadratic(pen, n);
        break;
    default:
        break;
    }
}

// Small letters mean steps from where the pen is.
static void make_absolute(const Pen *pen, char command, float *n, int count) {
    for (int i = 0; i < count; i++)
        n[i] += command == 'v' || (command != 'h' && i % 2 == 1) ? pen->y : pen->x;
}

static void pen_close(Pen *pen) {
    brush_close(pen->brush);
    pen->x = pen->bend_x = pen->start_x;
    pen->y = pen->bend_y = pen->start_y;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool svg_path(Brush *brush, const char *data, int size) {
    Pen pen = {.brush = brush};
    const char *at = data, *end = data + size;
    char command = 0;
    bool closed = true; // the next line needs a new outline
    while (at < end) {
        char c = *at;
        if (strchr(" \n\t\r,", c)) {
            at++;
            continue;
        }
        if (c == 'Z' || c == 'z') {
            pen_close(&pen);
            closed = true;
            at++;
            continue;
        }
        if (is_letter(c)) {
            command = c;
            at++;
        }
        bool step = command >= 'a';
        char capital = (char)(step ? command - 'a' + 'A' : command);
        int count = numbers_of(capital);
        float n[6];
        if (count == 0)
            return false;
        for (int i = 0; i < count; i++)
            if (!svg_number(&at, end, &n[i]))
                return false;
        if (step)
            make_absolute(&pen, command, n, count);
        if (closed && capital != 'M')
            pen_move(&pen, pen.x, pen.y);
        closed = false;
        pen_do(&pen, capital, n);
        if (capital == 'M') // further pairs are lines
            command = step ? 'l' : 'L';
    }
    return true;
}

bool svg_points(Brush *brush, const char *data, int size, bool close) {
    const char *at = data, *end = data + size;
    float x = 0, y = 0;
    for (int count = 0; svg_number(&at, end, &x); count++) {
        if (!svg_number(&at, end, &y))
            return false;
        if (count == 0)
            brush_move(brush, x, y);
        else
            brush_line(brush, x, y);
    }
    if (close)
        brush_close(brush);
    return true;
}
