// One person's skin in the world: takes a posed skeleton, gives triangles to draw. Knows no
// movement, no camera and no light.
#ifndef PERSON_H
#define PERSON_H

#include "area.h"
#include "raster.h"

// The materials of a person, in this order from `first_material` on in the scene's list.
typedef enum {
    PERSON_FACE, // head and neck, FACE
    PERSON_SKIN, // arms, hands, feet
    PERSON_TOP,
    PERSON_TROUSERS,
    PERSON_HAIR,
    PERSON_TIE, // what holds the hair
    PERSON_MATERIALS
} PersonMaterial;

// 0..1 each; neither is a relaxed hand.
typedef struct {
    float flat; // fingers straight: on the mat, on the rail
    float grip; // closed round a band or a shin; half with `flat`: hooked over a rail
} HandShape;

// What a body shows besides its joints. All zero is a calm person between two breaths.
typedef struct {
    HandShape hand[SIDE_COUNT];
    float breath;           // 0 out .. 1 in: chest and belly swell a little
    float toes[SIDE_COUNT]; // radians the toes turn up against the foot
    float hair[3];          // metres by which the ends of the hair hang off, in the head's frame
    float hem[3];           // metres by which the shirt's hem hangs off, in the pelvis' frame
} PersonState;

typedef struct Person Person;

// Metres that the ends of a hanging person's hair fall, in the head's frame, where the head lies
// level: `hair` is that much, times the way gravity has turned, besides what swings.
double person_hair_falls(const Figure *figure);

// The caller owns the result; NULL and fail() when memory is short. About 30 ms.
Person *person_create(const Figure *figure, int first_material, double detail);
void person_destroy(Person *person);

// What the materials of this figure look like, and the face that belongs to it.
void person_looks(const Figure *figure, MaterialLook looks[PERSON_MATERIALS]);
FacePaint person_face(const Figure *figure);

// Moves the skin onto the body (world, metres). No allocation; about 0.15 ms.
void person_pose(Person *person, const Body *body, const PersonState *state);

// These areas (by sides) glow from the next person_pose on, as strongly as 0..1; 0 is none at all.
void person_glow(Person *person, AreaSet areas, double strength);
// The vertices of an area, as numbers in person_mesh; at most `room`. Returns how many.
int person_area(const Person *person, AreaSet areas, uint16_t *out, int room);

// The triangles as last posed; good until the next person_pose or person_destroy.
RasterMesh person_mesh(const Person *person);

#endif
