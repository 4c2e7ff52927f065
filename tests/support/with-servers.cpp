/**
 * @file
 * Runs a command while a Kamailio and our registrar are up; the environment tells it their ports.
 *
 *     with-servers COMMAND [ARGUMENT ...]
 */
#include "belle-sip-server.h"
#include "kamailio.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

namespace {

using slimphone::example::BelleSipServer;
using slimphone::example::HashAlgorithm;
using slimphone::example::Registrar;

int runCommand(char **argv) {
    pid_t process = 0;
    const int error = posix_spawnp(&process, argv[0], nullptr, nullptr, argv, environ);
    if (error != 0) throw std::runtime_error(std::string("cannot run ") + argv[0]);
    int status = 0;
    waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

} // namespace

int main(int argc, char **argv) {
    if (argc < 2) {
        std::cerr << "usage: with-servers COMMAND [ARGUMENT ...]\n";
        return 2;
    }
    try {
        belle_sip_set_log_level(BELLE_SIP_LOG_FATAL);
        const slimphone::test::Kamailio kamailio;
        Registrar::Settings settings;
        settings.digest.algorithms = {HashAlgorithm::Sha256, HashAlgorithm::Md5};
        Registrar registrar(settings);
        for (const char *user : {"toto", "master", "dependent"})
            registrar.addUser(user, "secret");
        const BelleSipServer server(registrar, "127.0.0.1", 0);
        setenv("KAMAILIO_PORT", std::to_string(kamailio.port()).c_str(), 1);
        setenv("REGISTRAR_PORT", std::to_string(server.port()).c_str(), 1);
        return runCommand(argv + 1);
    } catch (const std::exception &error) {
        std::cerr << "with-servers: " << error.what() << '\n';
        return 1;
    }
}
