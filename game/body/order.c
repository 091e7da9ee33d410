#include "order.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"

// Piece first, then the strongest bone and how many there are: vertices with one key follow each
// other.
static unsigned key_of(const MeshVertex *v) {
    unsigned count = 0;
    while (count < MESH_BONES && v->weight[count] > 0)
        count++;
    return ((unsigned)v->piece * BONE_COUNT + v->bone[0]) * (MESH_BONES + 1) + count;
}

enum { KEYS = PIECE_COUNT * BONE_COUNT * (MESH_BONES + 1) };

// A counting sort: place[old] = new.
static void find_places(const Mesh *mesh, int *start, uint16_t *place) {
    for (int i = 0; i < mesh->vertex_count; i++)
        start[key_of(&mesh->vertex[i]) + 1]++;
    for (int k = 0; k < KEYS; k++)
        start[k + 1] += start[k];
    for (int i = 0; i < mesh->vertex_count; i++)
        place[i] = (uint16_t)start[key_of(&mesh->vertex[i])]++;
}

bool order_vertices(Mesh *mesh) {
    size_t n = (size_t)mesh->vertex_count;
    int *start = calloc(KEYS + 1, sizeof *start);
    uint16_t *place = malloc(n * sizeof *place), *twin = malloc(n * sizeof *twin);
    MeshVertex *vertex = malloc(n * sizeof *vertex);
    bool good = start != NULL && place != NULL && twin != NULL && vertex != NULL;
    if (good) {
        find_places(mesh, start, place);
        for (size_t i = 0; i < n; i++) {
            vertex[place[i]] = mesh->vertex[i];
            twin[place[i]] = place[mesh->twin[i]];
        }
        for (int i = 0; i < 3 * mesh->triangle_count; i++)
            mesh->index[i] = place[mesh->index[i]];
        memcpy(mesh->vertex, vertex, n * sizeof *vertex);
        memcpy(mesh->twin, twin, n * sizeof *twin);
    }
    free(start);
    free(place);
    free(twin);
    free(vertex);
    return good || fail("out of memory for a person's skin");
}
