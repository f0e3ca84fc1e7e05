/**
 * What a host can be told to do wrong, in test mode only. Each fault sits around an honest part of the host, as its {@link
 * dev.assay.devshard.host.session.Conduct}; the honest parts know nothing of it.
 */
package dev.assay.devshard.host.fault;
