/**
 * What an enclave can be deployed with: one typed description, from which the form, the CLI flags,
 * the JSON validation, the Terraform variables and the documentation come, and the check of a
 * filled form against it. Nothing is deployed here.
 */
@NullMarked
package dev.treza.fleet.deploy;

import org.jspecify.annotations.NullMarked;
