/**
 * AWS Signature Version 4 over the one kind of request that AWS's JSON protocols have: the path
 * {@code /}, no query, a body.
 */
@NullMarked
package dev.treza.agent.aws.sigv4;

import org.jspecify.annotations.NullMarked;
