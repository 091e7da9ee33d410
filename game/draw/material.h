// What a surface is painted with: a light sphere made from a colour, and a pattern. Knows nothing
// of triangles. Colours are 0xRRGGBB.
#ifndef MATERIAL_H
#define MATERIAL_H

#include <stdbool.h>
#include <stdint.h>

#define MATERIAL_SHADES 32 // steps of contact shade
#define MATERIAL_INKS   8  // room for none, one to four quarters of a line

#define MATERIAL_SPHERE 64 // a light sphere is this many texels wide and high

// The meaning of a vertex' `paint` depends on the kind:
//   PLAIN    not used
//   SKIN     x: 0..1 blush (knees, elbows, knuckles, finger tips, toes, heels); y: 0..1 palm,
//            which is lighter; same colours as
//   FACE FABRIC   z: metres to the nearest rim (hem, cuff, neckline), large where there is none
//   STRIPES  y: metres along the body (bands lie across it); z as for FABRIC
//   RIBBON   x: metres along the band, y: -1..1 across it
//   HAIR     x: place across the locks, one unit a strand; y: height on the head, -1 chin .. 1
//   crown
//            (the light band lies at `band`), any line of its own on a tail; z: 0 outer .. 1 inner
//            lock
//   FACE     head space: x -1..1 ear to ear (the person's left is +), y -1 chin .. 1 crown,
//            z -1 nape .. 1 nose. Skin all round; the features lie where z > 0.2
typedef enum {
    MATERIAL_PLAIN,
    MATERIAL_SKIN,
    MATERIAL_FABRIC,
    MATERIAL_STRIPES,
    MATERIAL_RIBBON,
    MATERIAL_HAIR,
    MATERIAL_FACE,
} MaterialKind;

// The numbers of a face that change as it lives. All zero is a calm grown-up who looks ahead.
typedef struct {
    float blink;            // 0 open .. 1 shut
    float mouth_open;       // 0 shut .. 1 a round "oo" (surprise; little: counting)
    float purse;            // 0 .. 1 small soft lips, cheeks a little full (the out-breath)
    float smile;            // -1 .. 1
    float look_x, look_y;   // -1..1, the person's left and up are +
    float brow;             // -1 frown .. 1 raised
    float child;            // 0 grown up .. 1 small child: bigger, lower eyes, softer nose
    float age;              // 0 .. 1: lines beside eyes and mouth
    float lashes;           // 0 .. 1
    float glasses;          // 0 none .. 1: rims round the eyes
    uint32_t glasses_color; // 0: dark
    uint32_t eye_color;     // 0: warm brown
    uint32_t brow_color;    // 0: dark brown
    uint32_t lip_color;     // 0: from the skin
} FacePaint;

// What the maker of a person or prop writes. Zero is good everywhere but in `color`.
typedef struct {
    MaterialKind kind;
    uint32_t color;
    uint32_t second;   // stripes, ribbon's edge; 0: made from `color`
    float stripe;      // STRIPES: metres from band to band (0: 0.075)
    float hem;         // FABRIC, STRIPES: metres from the rim to the seam (0: none)
    float band;        // HAIR: paint y of the highlight (0: 0.55)
    float gloss;       // 0 chalk .. 1 silk
    bool takes_shadow; // lies on the floor (mat, rug): the cast shadow falls on it
    bool no_ink;       // no outline
} MaterialLook;

// Light of the hour, seen from the camera.
typedef struct {
    float key[3];                  // unit direction to the light: x right, y up, z to the eye
    uint32_t light, shade, bounce; // tints of the lit side, the far side and the light from below
    uint32_t rim;                  // thin light along the outline
} MaterialLight;

typedef enum { HOUR_MORNING, HOUR_NOON, HOUR_GOLD, HOUR_EVENING, HOUR_COUNT } Hour;

typedef struct {
    MaterialLook look;
    FacePaint face; // may be written every frame
    // Below: made by material_make, read by the rasteriser.
    uint32_t sphere[MATERIAL_SPHERE * MATERIAL_SPHERE];
    uint32_t second[MATERIAL_SPHERE * MATERIAL_SPHERE];
    // By contact shade and quarters of an ink line: factor on the colour, b g r a.
    float factor[MATERIAL_SHADES * MATERIAL_INKS][4];
} Material;

MaterialLight material_light(Hour hour);
// Paints the light spheres; about 0.3 ms. Call at start and when the hour changes.
void material_make(Material *material, const MaterialLook *look, const MaterialLight *light);

#endif
