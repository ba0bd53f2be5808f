/// The program that imports keys, as a process of its own beside the console. The key never comes
/// here: it goes from its file or pipe into that process's locked memory, and from there sealed to
/// the enclave.
@NullMarked
package dev.treza.console.link.keyimport;

import org.jspecify.annotations.NullMarked;
