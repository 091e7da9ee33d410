// The skin of one person: triangles in the bind pose, each vertex with the bones that move it. Made
// from the figure alone; knows no drawing.
#ifndef MESH_H
#define MESH_H

#include <stdint.h>

#include "rig.h"

typedef enum {
    REGION_FACE, // head and neck
    REGION_SKIN, // arms, hands, feet
    REGION_TOP,
    REGION_TROUSERS,
    REGION_HAIR,
    REGION_TIE,
    REGION_COUNT
} Region;

// What a piece of skin belongs to: decides what may throw a contact shade on it.
typedef enum {
    PIECE_HEAD,
    PIECE_TRUNK, // the top
    PIECE_LEGS,  // the trousers
    PIECE_ARM,   // arm and hand; the right side follows
    PIECE_FOOT = PIECE_ARM + 2,
    PIECE_COUNT = PIECE_FOOT + 2
} Piece;

enum { MESH_BONES = 4 };

typedef struct {
    float position[3], normal[3]; // bind pose, metres
    float paint[3];               // by region, see below
    float shade;                  // 0 open .. 1 dark: inside of hems
    float weight[MESH_BONES];     // falling, their sum is 1
    uint8_t bone[MESH_BONES];
    uint8_t region, piece;
} MeshVertex;
// Paint: FACE: x -1..1 ear to ear, y -1 chin .. 1 crown, z -1 nape .. 1 nose. TOP and TROUSERS: y
// metres along the body or sleeve, z metres to the nearest rim. HAIR: x locks, y height on the
// head, z depth of the lock.

typedef struct {
    MeshVertex *vertex; // owned
    uint16_t *index;    // owned, three per triangle, counter-clockwise from outside
    uint8_t *region;    // owned, of every triangle
    uint16_t *twin;     // owned: the vertex on the other side of the mirror; itself for the hair
    int vertex_count, triangle_count;
    Rig rig;
} Mesh;

// As fine as people in play are: `detail` 1, about 20 ms; with 2 edges are half as long, for a
// still picture. False and fail() when memory is short; *out is then empty.
bool mesh_make(const Figure *figure, double detail, Mesh *out);
void mesh_free(Mesh *mesh);

#endif
