import { answerPolicyCommand } from './policy-answers.ts';

/** `npm run policy -- check|explain|diff|poster …`: asks a policy file what it says. docs/POLICY.md has the chapter on it. */
const now = new Date();
const two = (part: number) => String(part).padStart(2, '0');
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
const { exitCode, lines, problems, print } = answerPolicyCommand(process.argv.slice(2), today);
// A policy comes from elsewhere; its texts must not move the cursor or clear the screen.
const written = (all: readonly string[]) => all.map((line) => `${line.replaceAll(/(?!\n)\p{Cc}/gu, '')}\n`).join('');
process.stderr.write(written(problems));
// What is to be printed is for build/print-pdf.mjs, which has an Electron and says the lines when the PDF stands.
process.stdout.write(print === undefined ? written(lines) : JSON.stringify(print));
process.exitCode = exitCode;
