#!/usr/bin/env bash
# Signing and verifying in Java against the same library called from C, by thread CPU time. Run by hand
# after a build of this module; alternates the two so that both meet the same neighbours.
set -euo pipefail
cd "$(dirname "$0")/.."
java="${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java"
library="target/classes/natives/linux-$(uname -m)/libsecp256k1.so"
mkdir -p target/bench
gcc -O2 -Wall -Wextra -o target/bench/sign bench/sign.c -ldl
for round in 1 2 3; do
  c=$(target/bench/sign "$PWD/$library")
  j=$("$java" --enable-native-access=ALL-UNNAMED -cp target/classes:target/test-classes \
    dev.treza.agent.crypto.SigningBenchmark)
  awk -v n="$round" -v c="$c" -v j="$j" \
    'BEGIN { split(c, C); split(j, J)
      form = "round %d: %s C %.2f us, Java %.2f us, ratio %.3f\n"
      printf form form, n, "sign", C[1], J[1], J[1] / C[1], n, "verify", C[2], J[2], J[2] / C[2] }'
done
