import { answerPolicyCommand } from './policy-answers.ts';

/** `npm run policy -- check|explain|diff …`: asks a policy file what it says. docs/POLICY.md has the chapter on it. */
const { exitCode, lines, problems } = answerPolicyCommand(process.argv.slice(2));
if (problems.length > 0) process.stderr.write(`${problems.join('\n')}\n`);
if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = exitCode;
