/* CPU time of one recoverable ECDSA signature and of one verification, called from C in the very
 * library the agent loads. Usage: sign <libsecp256k1.so>. Prints the two in microseconds, each the
 * best of many batches. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCHES = 60, BATCH = 2000, CONTEXT_NONE = 1, UNCOMPRESSED = 2 };

typedef void *(*create_fn)(unsigned flags);
typedef int (*randomize_fn)(void *context, const unsigned char *seed);
typedef int (*sign_fn)(const void *context, void *signature, const unsigned char *hash,
                       const unsigned char *key, void *nonce_function, const void *nonce_data);
typedef int (*serialize_fn)(const void *context, unsigned char *out, int *recovery_id,
                            const void *signature);

typedef int (*create_key_fn)(const void *context, void *public_key, const unsigned char *key);
typedef int (*write_key_fn)(const void *context, unsigned char *out, size_t *length,
                            const void *public_key, unsigned flags);
typedef int (*read_key_fn)(const void *context, void *public_key, const unsigned char *in,
                           size_t length);
typedef int (*read_signature_fn)(const void *context, void *signature, const unsigned char *in);
typedef int (*verify_fn)(const void *context, const void *signature, const unsigned char *hash,
                         const void *public_key);

static void *symbol(void *library, const char *name) {
  void *address = dlsym(library, name);
  if (!address) {
    fprintf(stderr, "%s\n", dlerror());
    exit(1);
  }
  return address;
}

static double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
  void *library = count == 2 ? dlopen(arguments[1], RTLD_NOW) : NULL;
  if (!library) {
    fprintf(stderr, "usage: sign <libsecp256k1.so>\n");
    return 2;
  }
  create_fn create = (create_fn)symbol(library, "secp256k1_context_create");
  randomize_fn randomize = (randomize_fn)symbol(library, "secp256k1_context_randomize");
  sign_fn sign = (sign_fn)symbol(library, "secp256k1_ecdsa_sign_recoverable");
  serialize_fn serialize =
      (serialize_fn)symbol(library, "secp256k1_ecdsa_recoverable_signature_serialize_compact");

  create_key_fn create_key = (create_key_fn)symbol(library, "secp256k1_ec_pubkey_create");
  write_key_fn write_key = (write_key_fn)symbol(library, "secp256k1_ec_pubkey_serialize");
  read_key_fn read_key = (read_key_fn)symbol(library, "secp256k1_ec_pubkey_parse");
  read_signature_fn read_signature =
      (read_signature_fn)symbol(library, "secp256k1_ecdsa_signature_parse_compact");
  verify_fn verify = (verify_fn)symbol(library, "secp256k1_ecdsa_verify");

  unsigned char key[32], hash[32] = {0}, seed[32], signature[65], compact[64];
  int recovery_id;
  memset(key, 0x17, sizeof key);
  memset(seed, 0x2a, sizeof seed);
  void *context = create(CONTEXT_NONE);
  if (!randomize(context, seed)) return 1;

  double best = 1;
  for (int batch = 0; batch < BATCHES; batch++) {
    double start = cpu_seconds();
    for (int i = 0; i < BATCH; i++) {
      hash[0] = (unsigned char)i;
      if (!sign(context, signature, hash, key, NULL, NULL)) return 1;
      serialize(context, compact, &recovery_id, signature);
    }
    double each = (cpu_seconds() - start) / BATCH;
    if (each < best) best = each;
  }

  /* what the agent does: the key and the signature as they are written, read anew each time */
  unsigned char public_key[64], written[65], parsed[64];
  size_t length = sizeof written;
  if (!create_key(context, public_key, key)) return 1;
  write_key(context, written, &length, public_key, UNCOMPRESSED);
  double best_verify = 1;
  for (int batch = 0; batch < BATCHES; batch++) {
    double start = cpu_seconds();
    for (int i = 0; i < BATCH; i++) {
      if (!read_key(context, public_key, written, length) ||
          !read_signature(context, parsed, compact) ||
          !verify(context, parsed, hash, public_key))
        return 1;
    }
    double each = (cpu_seconds() - start) / BATCH;
    if (each < best_verify) best_verify = each;
  }
  printf("%.3f %.3f\n", best * 1e6, best_verify * 1e6);
  return 0;
}
