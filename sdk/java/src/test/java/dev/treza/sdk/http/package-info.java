/** Tests of the connection and its HTTP/1.1 against peers that do not keep the rules. */
@NullMarked
package dev.treza.sdk.http;

import org.jspecify.annotations.NullMarked;
