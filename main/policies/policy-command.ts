import { answerPolicyCommand } from './policy-answers.ts';

/** `npm run policy -- check|explain|diff …`: asks a policy file what it says. docs/POLICY.md has the chapter on it. */
const { exitCode, lines, problems } = answerPolicyCommand(process.argv.slice(2));
// A policy comes from elsewhere; its texts must not move the cursor or clear the screen.
const written = (all: readonly string[]) => all.map((line) => `${line.replaceAll(/(?!\n)\p{Cc}/gu, '')}\n`).join('');
process.stderr.write(written(problems));
process.stdout.write(written(lines));
process.exitCode = exitCode;
