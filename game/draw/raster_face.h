// Faces: flat shapes draped on the head in its own space, sharp at any size.
#ifndef RASTER_FACE_H
#define RASTER_FACE_H

#include "raster_shade.h"

#define EYE_ROOM 1.24f // an eye's width in parts of its ball's

// A face's own measures, between a grown-up's and a child's.
typedef struct {
    const FacePaint *paint;
    float x, y;  // place; x is mirrored so that the features of one side serve both
    float side;  // 1 on the person's left, -1 on the right
    float sharp; // coverage per unit of distance: 1 / pixel
    float shown; // 0 where the head turns away .. 1
    float child, blink;
    float eye_x, eye_y, eye_wide, eye_high;
} Face;

static inline Float4 face_tint(uint32_t color, uint32_t otherwise) {
    return color_unpack(color ? color : otherwise);
}

static inline float face_cover(const Face *face, float distance) {
    return unit(0.5f - distance * face->sharp);
}

// Distance to an ellipse, good near its line.
static inline float ellipse(float x, float y, float wide, float high) {
    float a = x / wide, b = y / high;
    float slope = sqrtf(a * a / (wide * wide) + b * b / (high * high));
    return (a * a + b * b - 1) / (2 * slope + 1e-3f);
}

// Distance to a stroke that starts `from` thick and ends `to` thick (half widths).
static inline float stroke(float x, float y, float x0, float y0, float x1, float y1, float from,
                           float to) {
    float dx = x1 - x0, dy = y1 - y0;
    float t = unit(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy));
    float ax = x - x0 - dx * t, ay = y - y0 - dy * t;
    return sqrtf(ax * ax + ay * ay) - blend(from, to, t);
}

// A soft spot about x, y = 0: 1 in the middle, 0 from the ellipse's line on. Takes 1 / width and
// 1 / height, as dividing is slow.
static inline float soft_spot(float x, float y, float per_wide, float per_high) {
    float a = x * per_wide, b = y * per_high, away = larger(1 - a * a - b * b, 0);
    return away * away;
}

// The lid's edge above the eye's middle: the eye's upper line when open, a calm bow when shut.
static inline float lid_line(const Face *face, float x) {
    float open = face->eye_high * (1.03f + 0.07f * unit(face->paint->brow)) -
                 0.42f * x * x * face->eye_high / (face->eye_wide * face->eye_wide);
    float shut = -0.30f * face->eye_high + 1.15f * x * x;
    return blend(open, shut, face->blink);
}

// The white of the eye, and the ball in it that looks about.
static inline Float4 eye_ball(const Face *face, float x, float y, Float4 color) {
    float wide = face->eye_wide, high = face->eye_high;
    float whole = ellipse(x, y, wide * EYE_ROOM, high);
    if (whole * face->sharp > 0.5f)
        return color;
    Float4 dark = {22, 16, 34, 255}, white = {246, 252, 255, 255}, shade = {196, 204, 218, 255};
    Float4 eye = blend4(white, shade, ease(0.35f, 1.0f, y / high)); // under the lid
    eye = blend4(eye, color, 0.20f);
    x -= face->paint->look_x * 0.042f * face->side;
    y -= face->paint->look_y * 0.036f;
    Float4 iris = face_tint(face->paint->eye_color, 0x8A4B2A);
    float low = ease(0.95f, -0.75f, y / high); // lighter towards the lower edge
    Float4 ball = blend4(dark, iris, low);
    float pupil = face_cover(face, ellipse(x, y - 0.01f, wide * 0.56f, high * 0.58f));
    ball = blend4(ball, dark, pupil * 0.80f);
    // The highlights sit where the light comes from, on the same side of both eyes.
    float light = x * face->side;
    float big = ellipse(light + wide * 0.30f, y - high * 0.40f, wide * 0.36f, high * 0.30f);
    ball = blend4(ball, white, face_cover(face, big));
    float small = ellipse(light - wide * 0.34f, y + high * 0.42f, wide * 0.17f, high * 0.12f);
    ball = blend4(ball, white, face_cover(face, small) * 0.75f);
    eye = blend4(eye, ball, face_cover(face, ellipse(x, y, wide, high)));
    return blend4(color, eye, face_cover(face, whole) * face->shown);
}

static inline Float4 eye_color(const Face *face, Float4 color) {
    float x = face->x - face->eye_x, y = face->y - face->eye_y;
    float wide = face->eye_wide, high = face->eye_high;
    if (x < -wide * 1.6f || x > wide * 2.4f || y > high * 1.9f || y < -high * 1.9f)
        return color;
    Float4 skin = color, ink = {28, 30, 58, 255};
    float lid = lid_line(face, x), slope = 1 + 3 * face->blink * x * x / (wide * wide);
    // What shows of the eye lies under the lid and over the lower lid, which comes to meet it.
    // A full smile lifts the lower lid.
    float rest = high * (-1.2f + 0.55f * unit(2 * face->paint->smile - 1));
    float low = blend(rest, lid, face->blink * face->blink * face->blink);
    float under = face_cover(face, (y - lid) / sqrtf(slope)) * face_cover(face, low - y);
    color = blend4(skin, eye_ball(face, x, y, color), under);
    // The lid itself, a shade fuller than the face.
    float fold = soft_spot(x, y - lid, 1 / (wide * 1.5f), 1 / (high * 1.2f)) * (1 - under);
    fold *= unit(face->blink * 2) * face->shown;
    const Float4 loss = {0.08f, 0.08f, 0.03f, 0};
    color *= 1 - loss * fold;
    // Lash line: thick in the middle and outwards, fine at the nose.
    float thick = blend(0.019f, 0.016f, face->child) * (1 + 2.2f * x) * (1 - 0.25f * face->blink);
    float line = absolute(y - lid) / sqrtf(slope) - thick;
    float ends = absolute(x - 0.010f) - wide * 1.30f;
    line = larger(line, ends);
    if (face->paint->lashes > 0) {
        float corner = wide * 1.20f, base = lid_line(face, corner), up = 1 - 1.7f * face->blink;
        float out = 0.055f * face->paint->lashes, thin = 0.004f;
        float first =
            stroke(x, y, corner, base, corner + out, base + out * 0.75f * up, 0.014f, thin);
        float second = stroke(x, y, corner - 0.02f, base + 0.03f * up, corner + out * 0.7f,
                              base + 0.03f * up + out * 0.95f * up, 0.012f, thin);
        line = smaller(line, smaller(first, second));
    }
    return blend4(color, ink, face_cover(face, line) * face->shown);
}

static inline Float4 brow_color(const Face *face, Float4 color) {
    float lift = face->paint->brow + 0.2f * unit(face->paint->smile),
          half = blend(0.145f, 0.118f, face->child);
    float x = face->x - face->eye_x - 0.012f;
    float y = face->y - face->eye_y - blend(0.325f, 0.315f, face->child) - 0.045f * lift;
    // Raised brows lift, a frown sinks towards the nose.
    float bow = x - 0.026f;
    y -= -1.0f * bow * bow - 0.34f * smaller(lift, 0) * x;
    // Full at the nose, thin outside, round at both ends.
    float along = smaller(x / half, 1.2f),
          thick = blend(0.024f, 0.020f, face->child) * (1 - 0.42f * along);
    float distance = ellipse(x, y, half, thick * 1.15f);
    Float4 ink = face_tint(face->paint->brow_color, 0x5C3A2C);
    return blend4(color, ink, face_cover(face, distance) * face->shown * 0.88f);
}

static inline Float4 mouth_color(const Face *face, float x, Float4 color) {
    const FacePaint *paint = face->paint;
    float open = unit(paint->mouth_open), purse = unit(paint->purse);
    float smile = paint->smile * (1 - purse);
    float y = face->y + blend(0.565f, 0.575f, face->child);
    y -= smile * (2.4f * (1 - 0.5f * open) * x * x - 0.022f);
    float wide = blend(blend(0.165f, 0.158f, face->child), 0.070f, open);
    wide *= 1 + 0.20f * unit(smile);
    wide = blend(wide, 0.070f, purse);
    float high = blend(blend(0.020f, 0.092f, open), 0.046f, purse);
    high = larger(high, 0.55f / face->sharp); // a line from afar too
    const Float4 dark = {0.50f, 0.44f, 0.76f, 1}, soft = {0.58f, 0.50f, 0.82f, 1};
    const Float4 deep = {0.55f, 0.42f, 0.60f, 1}; // on dark skin
    Float4 lip = color * blend4(dark, soft, purse);
    lip *= blend4((Float4){1, 1, 1, 1}, deep, unit((130 - color[1]) * 0.016f));
    if (paint->lip_color)
        lip = blend4(lip, color_unpack(paint->lip_color), 0.7f);
    float distance = ellipse(x, y, wide, high);
    Float4 result = blend4(color, lip, face_cover(face, distance - 0.016f * open) * face->shown);
    if (open > 0.12f) {
        Float4 inside = {44, 34, 104, 255}, tongue = {112, 108, 208, 255};
        float cave = face_cover(face, distance) * unit(open * 4 - 0.4f) * face->shown;
        float low = face_cover(face, ellipse(x, y + high * 0.75f, wide * 0.8f, high * 0.62f));
        result = blend4(result, blend4(inside, tongue, low), cave);
    } else { // the lower lip, a breath of colour
        float gap = face_cover(face, ellipse(x, y, 0.032f, 0.012f));
        result = blend4(result, color * dark, gap * purse * face->shown);
        float under = soft_spot(x, y + 0.066f, 1 / 0.11f, 1 / 0.05f);
        result = blush_color(result, under * 0.26f * face->shown);
    }
    return result;
}

// Lines of a long life: beside the eyes and from the nose to the mouth.
static inline Float4 age_color(const Face *face, Float4 color) {
    float x = face->x, y = face->y, out = face->eye_x + face->eye_wide * 1.55f;
    float line =
        stroke(x, y, out, face->eye_y + 0.02f, out + 0.09f, face->eye_y + 0.05f, 0.008f, 0.003f);
    float next =
        stroke(x, y, out, face->eye_y - 0.05f, out + 0.08f, face->eye_y - 0.08f, 0.008f, 0.003f);
    line = smaller(line, next);
    float down = y + 0.47f, bow = 0.245f - 1.6f * down * down;
    next = absolute(x - bow) - 0.008f;
    float ends = absolute(down) - 0.08f;
    next = larger(next, ends);
    line = smaller(line, next);
    const Float4 loss = {0.17f, 0.17f, 0.08f, 0};
    return color * (1 - loss * (face_cover(face, line) * face->paint->age));
}

// Round rims, a bridge, arms back to the ears, and a little light on the glass.
static inline Float4 glasses_color(const Face *face, float z, Float4 color) {
    float x = face->x - face->eye_x - 0.012f, y = face->y - face->eye_y + 0.015f;
    float wide = blend(0.225f, 0.235f, face->child), high = blend(0.212f, 0.225f, face->child);
    float round = ellipse(x, y, wide, high), rim = absolute(round) - 0.017f;
    float up = y - 0.045f, bow = face->x / (face->eye_x - wide);
    float bridge = absolute(up - 0.030f * (1 - bow * bow)) - 0.015f;
    float inner = face->x - (face->eye_x - wide + 0.02f);
    bridge = larger(bridge, inner);
    float arm = absolute(y - 0.05f) - 0.017f, outer = face->eye_x + wide - face->x;
    arm = larger(arm, outer);
    float shine = stroke(x * face->side, y, -0.12f, 0.10f, -0.05f, 0.155f, 0.020f, 0.012f);
    const Float4 white = {255, 255, 255, 255};
    float glass = face_cover(face, round) * face->shown;
    color = blend4(color, white, 0.10f * glass);
    color = blend4(color, white, 0.45f * face_cover(face, shine) * glass);
    Float4 ink = face_tint(face->paint->glasses_color, 0x4A3A4A);
    float front = smaller(rim, bridge);
    color = blend4(color, ink, face_cover(face, front) * face->shown);
    return blend4(color, ink, face_cover(face, arm) * unit((z + 0.25f) * 8));
}

// The ear's inner rim: a bow that opens to the front.
static inline Float4 ear_color(const Face *face, float z, Float4 color) {
    float y = face->y + 0.09f, rim = absolute(ellipse(z + 0.02f, y, 0.095f, 0.150f)) - 0.012f;
    float front = z - 0.02f - 0.25f * y;
    rim = larger(larger(rim, front), 0.96f - face->x);
    const Float4 loss = {0.34f, 0.34f, 0.17f, 0};
    return color * (1 - loss * face_cover(face, rim));
}

// Cheeks, nose and ears are redder; under the nose lies a small shade.
static inline Float4 face_blush(const Face *face, float z, Float4 color) {
    float blush = 0, nose = 0;
    if (face->x > 0.72f) {
        float ear = soft_spot(face->x - 0.96f, face->y + 0.12f, 1 / 0.22f, 1 / 0.20f);
        blush = 0.45f * ear * (1 - ease(0.1f, 0.4f, z));
        color = ear_color(face, z, color);
    }
    if (face->y > -0.66f && face->y < -0.16f) {
        float cheek_x = face->x - blend(0.50f, 0.54f, face->child);
        float cheek_y = face->y + blend(0.40f, 0.43f, face->child);
        float cheek = soft_spot(cheek_x, cheek_y, 1 / 0.32f, 1 / 0.22f);
        cheek *= 1 + 0.35f * unit(face->paint->purse);
        float tip = soft_spot(face->x, face->y + 0.30f, 1 / 0.17f, 1 / 0.13f);
        blush += (0.60f * cheek + 0.40f * tip) * face->shown;
        nose = soft_spot(face->x, face->y + 0.375f, 1 / 0.090f, 1 / 0.036f) * face->shown;
        nose *= blend(1, 0.8f, face->child);
    }
    color = blush_color(color, blush);
    const Float4 loss = {0.34f, 0.34f, 0.17f, 0};
    return color * (1 - loss * nose);
}

static inline Float4 face_color(const Spot *spot, Float4 color) {
    const FacePaint *paint = &spot->material->face;
    float child = unit(paint->child);
    Face face = {
        .paint = paint, .x = absolute(spot->x), .y = spot->y, .side = spot->x < 0 ? -1 : 1};
    face.sharp = (*spot->sharp)[3];
    face.shown = unit((spot->z - 0.12f) * 4);
    face.child = child;
    face.blink = unit(paint->blink);
    face.eye_x = blend(0.345f, 0.385f, child);
    face.eye_y = blend(-0.11f, -0.17f, child);
    face.eye_wide = blend(0.111f, 0.140f, child);
    face.eye_high = blend(0.176f, 0.218f, child);
    color = face_blush(&face, spot->z, color);
    bool glasses = paint->glasses > 0 && absolute(face.y - face.eye_y) < 0.4f;
    if (face.shown <= 0)
        return glasses ? glasses_color(&face, spot->z, color) : color;
    if (face.y < -0.42f) {
        if (face.x < 0.30f && face.y > -0.76f)
            color = mouth_color(&face, spot->x, color);
    } else {
        color = eye_color(&face, color);
        if (face.y > face.eye_y + 0.18f && face.y < face.eye_y + 0.48f)
            color = brow_color(&face, color);
    }
    if (paint->age > 0)
        color = age_color(&face, color);
    return glasses ? glasses_color(&face, spot->z, color) : color;
}

#endif
